/** What the handout counts: figures, editor's notes, backstories. */
import { figuresIn } from "../../model/block.ts";
import { type Deck, type EditorNote, type Slide, slidesOf } from "../../model/deck.ts";
import type { NumberedNote, Numbers } from "../../model/handout.ts";
import { isOn, isOnBackstory, isOnNarration } from "../../model/notes.ts";
import type { Place } from "../../model/place.ts";

/** An editor's note is called at the line it corrects: in a beat, in the backstory, else at the head. */
export interface NotesOfSlide {
  readonly all: readonly NumberedNote[];
  readonly head: readonly NumberedNote[];
  readonly at: (place: Place) => readonly NumberedNote[];
}

export interface AllNumbers extends Numbers {
  /** By slide id. */
  readonly notes: ReadonlyMap<string, NotesOfSlide>;
}

/** Notes are counted as a reader meets them: the slides first, the appendix after. */
export function numberDeck(deck: Deck): AllNumbers {
  const slides = slidesOf(deck);
  const told = slides.filter(({ backstory }) => backstory.length > 0);
  const first = slides.flatMap((slide) =>
    slide.editorNotes.filter((note) => !isOnBackstory(slide, note)),
  );
  const later = slides.flatMap((slide) =>
    slide.editorNotes.filter((note) => isOnBackstory(slide, note)),
  );
  const numbers = new Map([...first, ...later].map((note, index) => [note, index + 1]));
  const figures = [
    ...slides.flatMap(({ blocks }) => figuresIn(blocks)),
    ...slides.flatMap(({ backstory }) => figuresIn(backstory)),
  ];
  return {
    notes: new Map(slides.map((slide) => [slide.id, notesOf(slide, numbers)])),
    figures: new Map(figures.map((figure, index) => [figure, index + 1])),
    backstories: new Map(told.map(({ id }, index) => [id, index + 1])),
  };
}

function notesOf(slide: Slide, numbers: ReadonlyMap<EditorNote, number>): NotesOfSlide {
  const numbered = slide.editorNotes.map((note) => ({ note, number: numbers.get(note) ?? 0 }));
  return {
    all: numbered,
    head: numbered.filter(({ note }) => !isOnBackstory(slide, note) && !isOnNarration(slide, note)),
    at: (place) => numbered.filter(({ note }) => isOn(note, place)),
  };
}
