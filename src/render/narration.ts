/** What the speaker reads → HTML text: beats one below the other, the editor's notes under the line they
 *  correct, the backstory apart. */
import { opensParagraph } from "../model/breath.ts";
import type { Beat, EditorNote, Slide } from "../model/deck.ts";
import { isOn, isOnBackstory } from "../model/notes.ts";
import { type RenderContext, renderBlocks } from "./blocks.ts";
import { attributes, escapeHtml } from "./html.ts";
import { renderInlines } from "./inlines.ts";

export function renderNarration(slide: Slide, context: RenderContext): string {
  const parts = [
    ...slide.narration.map((beat, index) => ({
      line: beat.at.line,
      html: renderBeat(beat, index, opensParagraph(slide, index), context),
    })),
    ...slide.editorNotes
      .filter((note) => !isOnBackstory(slide, note))
      .map((note) => ({ line: note.on.line + 0.5, html: renderNote(note, context) })),
  ];
  return parts
    .sort((a, b) => a.line - b.line)
    .map(({ html }) => html)
    .join("");
}

export function renderBackstory(slide: Slide, context: RenderContext): string {
  return slide.backstory
    .flatMap((block) => {
      const notes = slide.editorNotes.filter((note) => isOn(note, block.at));
      return [renderBlocks([block], context), ...notes.map((note) => renderNote(note, context))];
    })
    .join("\n");
}

function renderBeat(beat: Beat, index: number, breath: boolean, context: RenderContext): string {
  const shown = beat.marker === undefined ? "" : isBullet(beat.marker) ? "•" : beat.marker;
  const marker = shown === "" ? "" : `<span class="marker">${escapeHtml(shown)}</span> `;
  const named = attributes({ class: breath ? "beat breath" : "beat", "data-beat": String(index) });
  return `<p${named}>${marker}${renderInlines(beat.text, context.pictureAt)}</p>`;
}

function isBullet(marker: string): boolean {
  return /^[-+*]/.test(marker);
}

export function renderNote(note: EditorNote, context: RenderContext): string {
  const label = escapeHtml(context.words.speaker.editorNote);
  return `<p class="editor-note"><b>${label}</b> ${renderInlines(note.text, context.pictureAt)}</p>`;
}
