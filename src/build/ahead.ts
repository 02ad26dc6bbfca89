/** A talk's first compilation, on a thread of its own: it takes as long as loading Vite does, and needs nothing of it. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Compile } from "./compile.ts";

/** `folder` as the user gave it. */
export async function compileAhead(folder: string): ReturnType<Compile> {
  const thread = new Worker(new URL("./ahead-thread.js", import.meta.url), { workerData: folder });
  const [read] = await once(thread, "message");
  return read;
}
