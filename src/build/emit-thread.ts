/** Part of making the program (`npm run prepare`): one file of the thread and all that it imports. It is loaded three
 *  times as fast as two hundred, while another thread loads Vite. */
import { build } from "rolldown";
import { packagePath } from "./package.ts";

const file = packagePath("lib/build/ahead-thread.js");

await build({ input: file, platform: "node", output: { file } });
