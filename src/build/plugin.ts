/** Vite's plugins of a talk: those that write a site of it, and those that follow it while it is being written.
 *  The stages run here, and the page receives one ready module per chapter. */
import type { Plugin } from "vite";
import { formatBrowserMessage } from "../words/browser.ts";
import { cliWordsFor } from "../words/cli.ts";
import { alone, fileNameOf } from "./alone.ts";
import { article } from "./article.ts";
import { type Draft, draftOf } from "./draft.ts";
import { draftPage } from "./draft-page.ts";
import { follow } from "./follow.ts";
import { fontFaceCss } from "./fonts.ts";
import { offline } from "./offline.ts";
import { opening } from "./opening.ts";
import { FONTS_MODULE, fontLicences } from "./page-fonts.ts";
import { type Emit, pages } from "./pages.ts";
import { type Made, type Site, siteOf } from "./site.ts";
import { spare } from "./spare.ts";
import type { TalkOptions } from "./talk-options.ts";

export function pangbai(options: TalkOptions): readonly Plugin[] {
  const { privacy = "open" } = options;
  return [...following(draftOf(options), options.talk), ...writing(siteOf(options), privacy)];
}

function following(draft: Draft, talk: string): readonly Plugin[] {
  const meta = async () => (await draft.now()).deck.meta;
  return [
    draftPage(draft),
    pages("serve", { meta, codeOf: (module) => draft.codeOf(module) }),
    follow(talk, draft),
  ];
}

function writing(
  site: Site,
  privacy: Exclude<TalkOptions["privacy"], undefined>,
): readonly Plugin[] {
  const meta = async () => (await site.made()).compiled.deck.meta;
  const codeOf = async (module: string, emit: Emit): Promise<string | null> =>
    module === FONTS_MODULE ? writeFonts(site, emit) : (await site.made()).modules.codeOf(module);
  return [
    pages("build", { meta, codeOf }),
    warner(site),
    spare(site.needs),
    opening(site.first),
    alone(site.whole),
    // What is sealed is in no article.
    ...(typeof privacy === "object"
      ? []
      : [article(site.article, { narration: privacy === "open" })]),
    offline(site.single),
  ];
}

async function writeFonts(site: Site, emit: Emit): Promise<string> {
  for (const [name, text] of await fontLicences()) emit(name, text);
  return fontFaceCss(await site.fonts(), ({ name, bytes }) => emit(name, bytes));
}

/** Says so when drawing is left to the page. */
function warner(site: Site): Plugin {
  return {
    name: "pangbai:site",
    apply: "build",
    // A build is one, also where a test makes it.
    config: () => ({ define: { "import.meta.env.DEV": "false" } }),
    async buildStart() {
      const made = await site.made();
      if (!made.drawn.complete) this.warn(drawnLater(made));
    },
  };
}

function drawnLater({ compiled, drawn }: Made): string {
  const { deck, talk } = compiled;
  const { lang } = deck.meta;
  const { missing } = drawn;
  const why = missing === null ? [] : [formatBrowserMessage(missing, lang)];
  return [cliWordsFor(lang).drawnLater(fileNameOf(talk.name)), ...why].join("\n");
}
