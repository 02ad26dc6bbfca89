/** What Node says a talk shows, stop by stop: the list that a browser is held against. */
import { compileTalk } from "../../src/build/compile.ts";
import type { Step } from "../../src/model/step.ts";
import { type OutlineScreen, type OutlineSlide, outlineOf } from "../../src/render/outline.ts";

export interface Stop {
  readonly address: string;
  readonly slide: OutlineSlide | null;
  readonly screen: OutlineScreen | null;
  /** The step taken last on this screen, `null` at rest. */
  readonly step: Step | null;
  readonly presses: number;
}

export async function stopsOf(folder: string): Promise<Stop[]> {
  const compiled = await compileTalk(folder);
  if ("unreadable" in compiled) throw new Error(`no talk in ${folder}`);
  const outline = outlineOf(compiled.deck, compiled.screens, compiled.plan);
  const stops: Stop[] = [{ address: "#/", slide: null, screen: null, step: null, presses: 0 }];
  for (const slide of outline.chapters.flatMap((chapter) => chapter.slides)) {
    let count = 0;
    for (const screen of slide.screens) {
      for (let presses = 0; presses <= screen.steps.length; presses += 1) {
        const address = `#/${slide.id}${count === 0 ? "" : `/${count}`}`;
        stops.push({ address, slide, screen, step: screen.steps[presses - 1] ?? null, presses });
        count += 1;
      }
    }
  }
  return stops;
}
