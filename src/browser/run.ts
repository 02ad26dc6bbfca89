/** One command, run to its end. What it prints is kept, its time is limited, and neither it nor
 *  anything it started outlives us.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

export interface Run {
  readonly seconds: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly ended: "well" | "badly" | "late";
  /** Both of its outputs, without what they say to a terminal alone. */
  readonly output: string;
}

export function runCommand(command: string, args: readonly string[], run: Run): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...run.env },
      // A group of its own, so that one signal reaches the child's children too.
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const release = endWithUs(child);
    const settle = (ended: Ran["ended"]) => {
      clearTimeout(limit);
      clearTimeout(grace);
      release();
      done({ ended, output: stripVTControlCharacters(output) });
    };
    let grace: NodeJS.Timeout | undefined;
    const limit = setTimeout(() => {
      // A package manager asked to end tidies up; one that does not listen is made to.
      signalGroup(child, "SIGTERM");
      grace = setTimeout(() => {
        signalGroup(child, "SIGKILL");
        settle("late");
      }, 5_000);
    }, run.seconds * 1_000);
    child.once("error", (error) => {
      output += error.message;
      settle("badly");
    });
    child.once("close", (code) => {
      settle(grace ? "late" : code === 0 ? "well" : "badly");
    });
  });
}

const LAST_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Until released, our end is the child's end, however ours comes about. */
function endWithUs(child: ChildProcess): () => void {
  const onExit = () => signalGroup(child, "SIGTERM");
  const onSignal = (signal: NodeJS.Signals) => {
    onExit();
    release();
    // If nobody else listens, the signal must still end us, as it would have without us listening.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const release = () => {
    process.off("exit", onExit);
    for (const signal of LAST_SIGNALS) process.off(signal, onSignal);
  };
  process.on("exit", onExit);
  for (const signal of LAST_SIGNALS) process.on(signal, onSignal);
  return release;
}

function signalGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Ended already, which is what was wanted.
  }
}
