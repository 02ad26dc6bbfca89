/** A part: what stands between one divider and the next. */
import { figuresIn, titleOf } from "./block.ts";
import type { Chapter, Slide } from "./deck.ts";

/** The slides a divider opens. Where it is followed by another at once, it opens all that the chapter still
 *  has: then its parts are what it holds. */
export function slidesOfPart({ slides }: Chapter, divider: Slide): readonly Slide[] {
  const rest = slides.slice(slides.indexOf(divider) + 1);
  const end = rest.findIndex(({ role }) => role === "divider");
  return end <= 0 ? rest : rest.slice(0, end);
}

/** Their titles as a room would recognise them, each once. A slide that is called like its part is known by
 *  its figure, if by anything. */
export function titlesOfPart(chapter: Chapter, divider: Slide): readonly string[] {
  const slides = slidesOfPart(chapter, divider);
  const parts =
    slides[0]?.role === "divider" ? slides.filter(({ role }) => role === "divider") : slides;
  const titles = parts.map(({ trail, title, blocks }) => {
    const [figure] = figuresIn(blocks);
    const own = title === divider.title && figure !== undefined ? titleOf(figure) : title;
    return trail[0] ?? own;
  });
  return [...new Set(titles)].filter((title) => title !== divider.title);
}
