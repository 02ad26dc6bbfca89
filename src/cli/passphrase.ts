/** The passphrase of a build: from the surroundings, or asked for without an echo, and twice. Never an argument,
 *  which other programs of the machine can read. */
import type { CliWords, WrongUse } from "../words/cli.ts";

/** What of a terminal is needed. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  readonly output: Pick<NodeJS.WritableStream, "write">;
}

export async function passphraseFor(
  given: string | undefined,
  { input, output }: Terminal,
  words: CliWords["passphrase"],
): Promise<string | WrongUse> {
  if (given !== undefined && given !== "") return given;
  if (!input.isTTY) return { wrong: "passphrase-not-asked", text: "PANGBAI_PASSPHRASE" };
  const first = await readHidden(words.ask, { input, output });
  if (first === null || first === "") return { wrong: "passphrase-empty", text: "" };
  const again = await readHidden(words.again, { input, output });
  return again === first ? first : { wrong: "passphrase-differs", text: "" };
}

/** A line that is not seen; `null` when whoever types gives up. */
function readHidden(prompt: string, { input, output }: Terminal): Promise<string | null> {
  output.write(prompt);
  input.setRawMode?.(true);
  input.setEncoding("utf8");
  input.resume();
  return new Promise((done) => {
    let typed: readonly string[] = [];
    const end = (line: string | null): void => {
      input.off("data", take);
      input.setRawMode?.(false);
      input.pause();
      output.write("\n");
      done(line);
    };
    const take = (text: string): void => {
      for (const key of text) {
        const ends = key === "\r" || key === "\n";
        if (ends || key === CTRL_C || key === CTRL_D) {
          end(ends ? typed.join("") : null);
          return;
        }
        if (key === BACKSPACE || key === "\b") typed = typed.slice(0, -1);
        else if (key === CTRL_U) typed = [];
        else if (key >= " ") typed = [...typed, key];
      }
    };
    input.on("data", take);
  });
}

const [CTRL_C, CTRL_D, CTRL_U, BACKSPACE] = ["\u0003", "\u0004", "\u0015", "\u007f"] as const;
