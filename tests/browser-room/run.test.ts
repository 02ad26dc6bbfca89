import { expect, test } from "vitest";
import { runCommand } from "../../src/browser/run.ts";

test("both outputs are kept, and the exit status decides how it ended", async () => {
  const ran = await runCommand("sh", ["-c", "echo out; echo err >&2; exit 3"], { seconds: 10 });
  expect(ran.ended).toBe("badly");
  expect(ran.output).toContain("out\n");
  expect(ran.output).toContain("err\n");
});

test("colours and other words to a terminal are left out", async () => {
  const ran = await runCommand("printf", ["\\033[31mno such package\\033[0m\\n"], { seconds: 10 });
  expect(ran).toEqual({ ended: "well", output: "no such package\n" });
});

test("variables are added to ours", async () => {
  const env = { PANGBAI_SAYS: "hello" };
  const ran = await runCommand("sh", ["-c", "echo $PANGBAI_SAYS"], { seconds: 10, env });
  expect(ran).toEqual({ ended: "well", output: "hello\n" });
});

test("a program that is not there ends badly and is named", async () => {
  const ran = await runCommand("pangbai-no-such-program", [], { seconds: 10 });
  expect(ran.ended).toBe("badly");
  expect(ran.output).toContain("pangbai-no-such-program");
});

test("a late command is told to end, and so is what it started", async () => {
  const started = `sh -c 'trap "echo told; exit" TERM; sleep 60 & wait'`;
  const ran = await runCommand("sh", ["-c", `${started} & wait`], { seconds: 0.3 });
  expect(ran).toEqual({ ended: "late", output: "told\n" });
});
