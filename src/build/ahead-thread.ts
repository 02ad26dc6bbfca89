/** The thread of `ahead.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import type { Passed } from "./ahead.ts";
import { compileTalk } from "./compile.ts";

const read = await compileTalk(workerData);
let passed: Passed = read;
if (!("unreadable" in read)) {
  const { words: _, ...rest } = read;
  passed = rest;
}
parentPort?.postMessage(passed);
