/** Pangbai's commands as a person runs them, and how long they take. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { packagePath } from "../../src/build/package.ts";

/** The program as it stands here, with its caches. */
export const CLI = packagePath("lib/cli.js");

/** From the command to its end. */
export async function secondsOf(cli: string, args: readonly string[]): Promise<number> {
  const begun = performance.now();
  await promisify(execFile)(process.execPath, [cli, ...args], { maxBuffer: 1 << 24 });
  return (performance.now() - begun) / 1000;
}
