/** Private comments: `<!-- … -->`, but not the `<!--->` that opens a backstory. */

const OPENS = /<!--(?!-?>)/g;

/** The text with something instead of each of its comments. One that never ends is none. */
export function replaceComments(text: string, instead: (comment: string) => string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(OPENS)) {
    if (index < from) continue;
    const end = text.indexOf("-->", index + 4);
    if (end < 0) break;
    kept.push(text.slice(from, index), instead(text.slice(index, end + 3)));
    from = end + 3;
  }
  return kept.join("") + text.slice(from);
}
