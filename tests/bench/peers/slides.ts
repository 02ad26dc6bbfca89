/** A talk as the peers take it: slides of Markdown, each with what is said. Pictures are left out, since theirs are
 *  dead: that is less to load for them and not for us. */
import { compileTalk } from "../../../src/build/compile.ts";
import type { Deck, Slide } from "../../../src/model/deck.ts";
import type { Place } from "../../../src/model/place.ts";

export interface PeerSlide {
  /** With its title, as the author wrote it. */
  readonly markdown: string;
  readonly said: string;
}

/** Of the talk in a folder, its cover first. */
export async function slidesFor(talk: string): Promise<readonly PeerSlide[]> {
  const compiled = await compileTalk(talk);
  if ("unreadable" in compiled) throw new Error(`no talk in ${talk}`);
  const { deck } = compiled;
  const texts = new Map(compiled.talk.chapters.map(({ path, text }) => [path, text.split("\n")]));
  const written = ({ path, line, endLine }: Place): string =>
    (texts.get(path) ?? []).slice(line - 1, endLine).join("\n");
  return [coverOf(deck), ...deck.chapters.flatMap(({ slides }) => slides.map(slideWith(written)))];
}

function coverOf({ meta: { title, subtitle, author } }: Deck): PeerSlide {
  return { markdown: [`# ${title}`, subtitle, author].filter(Boolean).join("\n\n"), said: "" };
}

function slideWith(written: (place: Place) => string): (slide: Slide) => PeerSlide {
  return ({ role, title, blocks, narration }) => {
    const shown = blocks.filter(({ type }) => type !== "figure").map(({ at }) => written(at));
    const heading = `${role === "divider" ? "#" : "##"} ${title}`;
    return {
      markdown: [heading, ...shown].join("\n\n"),
      said: narration.map(({ at }) => written(at)).join("\n"),
    };
  };
}
