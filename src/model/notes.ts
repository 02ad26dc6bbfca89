/** Where an editor's note belongs: to the line it corrects. */
import type { EditorNote, Slide } from "./deck.ts";
import type { Place } from "./place.ts";

export function isOn({ on }: EditorNote, { path, line, endLine }: Place): boolean {
  return on.path === path && on.line >= line && on.line <= endLine;
}

export function isOnNarration({ narration }: Slide, note: EditorNote): boolean {
  return narration.some(({ at }) => isOn(note, at));
}

export function isOnBackstory({ backstory }: Slide, note: EditorNote): boolean {
  return backstory.some(({ at }) => isOn(note, at));
}

/** As a reader of the handout meets them: the slide's own first, those of its backstory in the appendix. */
export function notesInOrder(slide: Slide): readonly EditorNote[] {
  const inAppendix = (note: EditorNote): boolean => isOnBackstory(slide, note);
  return [
    ...slide.editorNotes.filter((note) => !inAppendix(note)),
    ...slide.editorNotes.filter(inAppendix),
  ];
}
