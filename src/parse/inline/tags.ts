/** What stands between `<` and `>` in a text: an address, or raw HTML. */
import type { Search } from "./search.ts";

const ADDRESS = /<([A-Za-z][A-Za-z\d+.-]{1,31}:[^\p{Cc} <>]*)>/uy;
const MAIL =
  /<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*)>/y;

const CLOSING_TAG = /<\/[A-Za-z][A-Za-z\d-]*\s*>/y;
const OPENING_TAG = /<[A-Za-z][A-Za-z\d-]*/y;
const ATTRIBUTE = /\s+[A-Za-z_:][\w.:-]*/y;
const VALUE = /\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*")/y;
const TAG_END = /\s*\/?>/y;
const DECLARATION = /<![A-Za-z]/y;

export interface Address {
  readonly text: string;
  readonly address: string;
  readonly end: number;
}

/** The address in `<https://…>` or `<somebody@…>` at an offset. */
export function addressAt(text: string, at: number): Address | null {
  const link = match(ADDRESS, text, at);
  if (link?.[1] !== undefined) {
    return { text: link[1], address: link[1], end: at + link[0].length };
  }
  const mail = match(MAIL, text, at);
  if (mail?.[1] === undefined) return null;
  return { text: mail[1], address: `mailto:${mail[1]}`, end: at + mail[0].length };
}

/** Where the raw HTML ends that begins with the `<` at an offset; `null` when there is none. */
export function tagEnd(text: string, at: number, search: Search): number | null {
  if (text.startsWith("<!--", at)) return commentEnd(text, at, search);
  if (text.startsWith("<?", at)) return endAfter("?>", at + 2, search);
  if (text.startsWith("<![CDATA[", at)) return endAfter("]]>", at + 9, search);
  if (match(DECLARATION, text, at) !== null) return endAfter(">", at + 3, search);
  const closing = match(CLOSING_TAG, text, at);
  return closing === null ? openingTagEnd(text, at) : at + closing[0].length;
}

function commentEnd(text: string, at: number, search: Search): number | null {
  const empty = ["<!-->", "<!--->"].find((comment) => text.startsWith(comment, at));
  return empty === undefined ? endAfter("-->", at + 4, search) : at + empty.length;
}

function endAfter(mark: string, from: number, search: Search): number | null {
  const found = search.next(mark, from);
  return found < 0 ? null : found + mark.length;
}

/** Attribute by attribute: one pattern for a whole tag would have to remember all of them to go back. */
function openingTagEnd(text: string, at: number): number | null {
  let end = at + (match(OPENING_TAG, text, at)?.[0].length ?? 0);
  if (end === at) return null;
  for (;;) {
    const name = match(ATTRIBUTE, text, end);
    if (name === null) break;
    end += name[0].length;
    end += match(VALUE, text, end)?.[0].length ?? 0;
  }
  const close = match(TAG_END, text, end);
  return close === null ? null : end + close[0].length;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
