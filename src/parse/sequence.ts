/** Who says what to whom: the participants of a sequence, its messages and notes in their order. As forgiving as
 *  `edges.ts`. */
import type { Heads } from "../model/description.ts";
import { messageLines, withoutComments } from "./labels.ts";

export interface Sequence {
  /** Ids with what they are called, as they are first named. */
  readonly participants: ReadonlyMap<string, string>;
  readonly said: readonly Said[];
}

export interface Said {
  /** By whom; over whom it stands where it is a note. */
  readonly by: readonly string[];
  /** `null` for a note. */
  readonly to: string | null;
  readonly text: string;
  readonly heads: Heads;
}

/** `null` for a diagram of another kind, and for one in which nobody says anything. */
export function sequenceIn(mermaid: string): Sequence | null {
  const messages = messageLines(mermaid).map(({ ends, text, line }) => ({
    said: messageOf(ends, text),
    line,
  }));
  if (messages.length === 0) return null;
  const lines = withoutComments(mermaid).split("\n");
  const notes = lines.map((text, line) => ({ said: noteOn(text), line }));
  const said = [...messages, ...notes]
    .toSorted((a, b) => a.line - b.line)
    .flatMap(({ said }) => said ?? []);
  const participants = new Map(lines.flatMap((line) => participantOn(line) ?? []));
  for (const { by, to } of said) {
    for (const id of to === null ? by : [...by, to]) {
      participants.set(id, participants.get(id) ?? id);
    }
  }
  return { participants, said };
}

/** A line, between its heads or whatever else it ends in. */
const SIGNAL = /(<<)?--?(?:>>?|[x)]|\|?[/\\]{1,2})|[/\\]{1,2}\|?--?/;
/** What changes a participant and is none of its name. */
const STATE = /^[+-]|\(\)/g;

function messageOf(ends: string, text: string): Said | null {
  const signal = SIGNAL.exec(ends);
  if (signal === null) return null;
  const [by = "", to = ""] = [
    ends.slice(0, signal.index),
    ends.slice(signal.index + signal[0].length),
  ].map((end) => end.trim().replace(STATE, "").trim());
  const heads = signal[1] === undefined ? "one" : "both";
  return { by: [by], to, text: text.replace(/^(?:no)?wrap:/, ""), heads };
}

const NOTE = /^[^\S\n]*note\s+(?:over|left of|right of)\s([^:]*):(.*)$/i;

function noteOn(line: string): Said | null {
  const [, over, text = ""] = NOTE.exec(line) ?? [];
  if (over === undefined) return null;
  return { by: over.split(",").map((id) => id.trim()), to: null, text: text.trim(), heads: "none" };
}

const PARTICIPANT = /^\s*(?:create\s+)?(?:participant|actor)\s([^;]*)/;
const NAMED = /^([^@]*?)(?:@\{[^}]*\})?(?:\sas\s(.*))?$/;

/** Its id, and what it is called. */
function participantOn(line: string): readonly [readonly [string, string]] | null {
  const [, written] = PARTICIPANT.exec(line) ?? [];
  const [, id = "", name = ""] = NAMED.exec(written ?? "") ?? [];
  return id.trim() === "" ? null : [[id.trim(), name.trim() || id.trim()]];
}
