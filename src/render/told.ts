/** Figures in words, in the handout's appendix → HTML text. */
import { titleOf } from "../model/block.ts";
import { sentenceOf, type TellingWords, type ToldLine } from "../model/description.ts";
import { anchorOf, type Handout, type HandoutPart } from "../model/handout.ts";
import type { RenderWords } from "../words/printed.ts";
import { attributes, escapeHtml } from "./html.ts";

/** What it is called, where it stands, what the whole shows. `mark` stands before what is the editor's. */
export function renderTold(
  { slide, figure, number, alt, continued }: Extract<HandoutPart, { type: "told" }>,
  { words, handout }: { readonly words: RenderWords; readonly handout: Handout },
  mark: string,
): string {
  const id = anchorOf.description(number);
  const link = (to: string, text: string): string =>
    `<a${attributes({ href: `#${to}` })}>${escapeHtml(text)}</a>`;
  if (continued) {
    return `<p class="continued">${link(id, words.handout.figureContinued(number))}</p>`;
  }
  const page = handout.pageOf.get(anchorOf.figure(number)) ?? 0;
  const from = `${words.handout.slide(slide.number)} · ${words.handout.onPage(page)}`;
  const name = `<span class="number">${escapeHtml(words.handout.figure(number))}</span> ${escapeHtml(titleOf(figure))}`;
  const all = alt === "" ? "" : `<p>${escapeHtml(alt)}</p>`;
  return `<div class="told"><h2${attributes({ id })}>${mark}${name}</h2> ${link(anchorOf.figure(number), from)}${all}</div>`;
}

export function renderToldLines(
  columns: readonly (readonly ToldLine[])[],
  words: TellingWords,
): string {
  const lists = columns.map((lines) => `<div>${renderLists(lines, words)}</div>`);
  return `<div class="told-lines">${lists.join("")}</div>`;
}

/** What comes one after the other is counted, below what is not. */
function renderLists(lines: readonly ToldLine[], words: TellingWords): string {
  const numbers = lines.flatMap((line) => (line.type === "link" ? (line.number ?? []) : []));
  const items = lines.map((line) => `<li>${renderLine(line, words)}</li>`);
  const plain = items.slice(0, items.length - numbers.length);
  const counted = items.slice(plain.length);
  const start = attributes({ start: String(numbers[0] ?? 1) });
  return [
    plain.length === 0 ? "" : `<ul>${plain.join("")}</ul>`,
    counted.length === 0 ? "" : `<ol${start}>${counted.join("")}</ol>`,
  ].join("");
}

function renderLine(line: ToldLine, words: TellingWords): string {
  const { before, between, after } = sentenceOf(line, words);
  const tie = between === "" ? "" : `<span>${escapeHtml(between)}</span>`;
  return escapeHtml(before) + tie + escapeHtml(after);
}
