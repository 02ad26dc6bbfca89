/** A talk's first compilation, on a thread of its own: it takes as long as loading Vite does, and needs nothing of it. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Unreadable } from "../source/read.ts";
import { renderWordsFor } from "../words/printed.ts";
import type { Compiled } from "./compile.ts";

/** What can pass between threads: words hold functions. */
export type Passed = Omit<Compiled, "words"> | Unreadable;

/** `folder` as the user gave it. */
export async function compileAhead(folder: string): Promise<Compiled | Unreadable> {
  const thread = new Worker(new URL("./ahead-thread.js", import.meta.url), { workerData: folder });
  const [passed]: Passed[] = await once(thread, "message");
  if (passed === undefined) throw new Error("a thread passed nothing");
  return "unreadable" in passed
    ? passed
    : { ...passed, words: renderWordsFor(passed.deck.meta.lang) };
}
