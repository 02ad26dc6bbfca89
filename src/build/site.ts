/** A talk that becomes a site: compiled and drawn once, however many write something of it. */
import { resolve } from "node:path";
import { fileNameOf, type Whole } from "./alone.ts";
import type { ArticleSource } from "./article.ts";
import { NO_CARDS } from "./cards.ts";
import { byPlace, type Compiled, compilerFor } from "./compile.ts";
import { type DrawnAhead, drawAhead } from "./drawings.ts";
import { type First, firstOf } from "./first.ts";
import type { CutFont } from "./fonts.ts";
import { type Modules, modulesOf } from "./modules.ts";
import { once } from "./once.ts";
import { restOfFonts } from "./page-fonts.ts";
import { type Parts, partsOf } from "./parts.ts";
import { readable } from "./report.ts";
import type { Needs } from "./spare.ts";
import { checkSyntax } from "./syntax.ts";
import type { TalkOptions } from "./talk-options.ts";

export interface Site {
  made(): Promise<Made>;
  first(): Promise<First>;
  /** Faces for what the first screen does not show. */
  fonts(): Promise<readonly CutFont[]>;
  needs(): Promise<Needs>;
  article(): Promise<ArticleSource>;
  whole(): Promise<Whole>;
  /** The name of the one file that has all of it. */
  single(): Promise<string>;
}

export interface Made {
  readonly compiled: Compiled;
  readonly drawn: DrawnAhead;
  readonly parts: Parts;
  readonly modules: Modules;
}

export function siteOf(options: TalkOptions): Site {
  const made = once(() => make(options));
  const first = once(async () => firstOf((await made()).compiled));
  // The text of a long talk is long.
  const fonts = once(async () => restOfFonts((await made()).parts.text(), (await first()).fonts));
  return {
    made,
    first,
    fonts,
    async needs() {
      const { compiled, drawn } = await made();
      return { lang: compiled.deck.meta.lang, draws: !drawn.complete };
    },
    async article() {
      const { compiled, drawn } = await made();
      return { compiled, drawings: drawn.drawings, first: await first() };
    },
    async whole() {
      const { compiled, drawn, parts } = await made();
      const { complete } = drawn;
      return { compiled, parts, first: await first(), fonts: await fonts(), complete };
    },
    single: async () => fileNameOf((await made()).compiled.talk.name),
  };
}

async function make({
  talk,
  compile = compilerFor(talk),
  privacy = "open",
  browser,
  onCompiled = () => {},
}: TalkOptions): Promise<Made> {
  const judged = await checkSyntax(readable(await compile()));
  const drawn = await drawAhead(judged, browser);
  const problems = [...judged.problems, ...drawn.problems].toSorted(byPlace);
  const compiled = { ...judged, problems };
  onCompiled(compiled);
  const parts = partsOf({ compiled, cards: NO_CARDS, drawings: drawn.drawings, privacy });
  return { compiled, drawn, parts, modules: modulesOf(parts, resolve(talk), "") };
}
