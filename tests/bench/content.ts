/** What a talk shows, for whoever measures it: how many stops, what stands in its middle, and its slides as
 *  plain sections for a page of reveal.js. */
import { compileTalk, renderedChapter, renderedDeck } from "../../src/build/compile.ts";
import { slidesOf } from "../../src/model/deck.ts";

export interface Content {
  readonly slides: number;
  /** Different pictures, the cover included. */
  readonly stops: number;
  /** Address of a slide in the middle, and the file and title it was written under. */
  readonly middle: string;
  /** Each screen as HTML, the cover first. */
  readonly screens: readonly string[];
}

export async function contentOf(talk: string): Promise<Content> {
  const compiled = await compileTalk(talk);
  if ("unreadable" in compiled) throw new Error(`no talk in ${talk}`);
  const { deck } = compiled;
  const slides = slidesOf(deck);
  const shown = deck.chapters.flatMap((chapter) =>
    Object.values(renderedChapter(compiled, chapter, () => "").slides).flatMap(
      ({ screens }) => screens,
    ),
  );
  const { cover } = renderedDeck(compiled);
  return {
    slides: slides.length,
    stops: shown.reduce((sum, { steps }) => sum + steps.length + 1, 1),
    middle: `#/${slides[Math.floor(slides.length / 2)]?.id ?? ""}`,
    screens: [cover, ...shown].map(({ html, steps }) =>
      withFragments(html, new Set(steps.flatMap(({ show }) => show))),
    ),
  };
}

/** What a step shows is a fragment of reveal.js: a press there does what a press here does. */
function withFragments(html: string, shown: ReadonlySet<string>): string {
  return html.replace(/data-id="([^"]*)"/g, (id, name: string) =>
    shown.has(name) ? `class="fragment" ${id}` : id,
  );
}
