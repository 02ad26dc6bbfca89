/** Finds slides by number or by words of their titles. */
import type { SlideHead } from "../model/rendered.ts";

/** The number itself first, then titles that begin with the words, then titles that hold them. */
export function findSlides(slides: readonly SlideHead[], query: string): readonly SlideHead[] {
  const wanted = fold(query);
  if (wanted === "") return slides;
  const rank = (slide: SlideHead): number => {
    if (String(slide.number) === wanted) return 0;
    const title = fold(slide.title);
    if (title.startsWith(wanted)) return 1;
    if (title.includes(wanted)) return 2;
    return fold(`${slide.part} ${slide.id}`).includes(wanted) ? 3 : 4;
  };
  return slides
    .map((slide) => ({ slide, rank: rank(slide) }))
    .filter((found) => found.rank < 4)
    .sort((a, b) => a.rank - b.rank || a.slide.number - b.slide.number)
    .map(({ slide }) => slide);
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
