/** What a page says to people: one type, one file per language. */
import type { Language } from "../model/deck.ts";
import type { NarrationState } from "../model/rendered.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export interface Words {
  readonly slide: {
    /** After the title of a continuation screen. */
    continued(screen: number, screens: number): string;
    minutes(minutes: number): string;
    /** Over a figure that cannot be shown. */
    noPicture: string;
    credit(who: string): string;
    certainty: Readonly<Record<"seen" | "twin" | "inferred", string>>;
    drawingFailed: string;
  };
  readonly stage: {
    /** What one screen is, for who does not see it. */
    slide: string;
    overview: string;
    cover: string;
    goTo: string;
    goToHint: string;
    /** The keys of the field, before anything is asked. */
    goToKeys: Readonly<Record<"room" | "speaker", string>>;
    /** On a slide that is left out. */
    skipped: string;
    found(slides: number): string;
    help: string;
    keys: readonly KeyGroup[];
    close: string;
    unknownSlide(slide: string): string;
    popupBlocked: string;
    openSpeakerView: string;
    /** The other way out of a blocked window. */
    openHere: string;
    chapterFailed: string;
    slideOf(number: string, total: number, title: string): string;
  };
  readonly speaker: {
    title: string;
    previews: string;
    now: string;
    next: string;
    /** Over what only the speaker sees, and over what the room sees meanwhile. */
    peeked: string;
    room: string;
    end: string;
    narration: string;
    /** Where a slide has none, or none that is shown. */
    readonly noNarration: Readonly<Record<NarrationState, string>>;
    /** The label of the field for the passphrase, and the button after it. */
    sealed: string;
    unlock: string;
    unlocking: string;
    readonly notUnlocked: Readonly<Record<"wrong" | "impossible", string>>;
    /** In the margin of a beat: here the press belongs that shows a step. */
    stepHere(step: number): string;
    backstory: string;
    editorNote: string;
    elapsed: string;
    pace: string;
    late(clock: string): string;
    early(clock: string): string;
    onTime: string;
    remaining: string;
    ends: string;
    time: string;
    position: string;
    /** The line between the words and the previews. */
    divide: string;
    openStage: string;
    step(step: number, steps: number): string;
    previous: string;
    pause: string;
    paused: string;
    reset: string;
    undo: string;
    question: string;
    asked(clock: string, slide: string, beat: number): string;
    drop: string;
    /** On a slide that its author can do without. */
    optional: string;
    wins(clock: string, late: string): string;
    dropThese: string;
    nothingToDrop: string;
    bringBack(slides: number): string;
    freeze: string;
    frozen(slide: string): string;
    blank: string;
    peeking(slide: string): string;
    noStage: string;
    /** Where a browser lets no window hear of another. */
    isolated: string;
    onTop: string;
    noOnTop: string;
    /** The keys that only the speaker has. */
    keys: readonly KeyGroup[];
    blanked: string;
  };
}

/** Keys with one purpose, and what they do: a space between those that do the same, a plus between those
 *  that are held together. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly (readonly [string, string])[];
}

export function wordsFor(lang: Language): Words {
  switch (lang) {
    case "zh-CN":
      return zhCN;
    case "en":
      return en;
    default:
      return lang satisfies never;
  }
}
