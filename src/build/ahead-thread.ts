/** The thread of `ahead.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { compileTalk } from "./compile.ts";

parentPort?.postMessage(await compileTalk(workerData));
