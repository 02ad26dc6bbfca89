/** What a person may ask of a talk that is built, or followed. */
import type { Compile, Compiled } from "./compile.ts";
import type { Privacy } from "./parts.ts";

export interface TalkOptions {
  /** Its folder, as the user gave it. */
  readonly talk: string;
  /** Where somebody has compiled it already, so that it need not be done twice. */
  readonly compile?: Compile;
  /** What becomes of what is said; without it everything is there. */
  readonly privacy?: Privacy;
  /** The browser that draws, where a person named one. */
  readonly browser?: string | undefined;
  /** Hears what was built, with the problems of its drawings. */
  readonly onCompiled?: (compiled: Compiled) => void;
}
