/** Where a line of text may end: Unicode line breaking (UAX #14) as Chromium does it under `line-break:
 *  strict`, for the scripts that our faces have: Chinese, kana, Hangul, Latin, Greek, Cyrillic. */

/** A code point's part in line breaking. The names are those of UAX #14; what behaves alike is one. */
type Class =
  | "AL" // letters, and whatever else only stands in words
  | "B2" // a dash: breaks on both sides
  | "BA" // breaks after
  | "BB" // breaks before
  | "CL" // closes, never begins a line; so do ! and / (EX, SY)
  | "CM" // sits on the character before
  | "CP" // a closing bracket that may stand in the middle of a word
  | "GL" // no-break space and its kin (also WJ)
  | "HH" // a hyphen that is no minus
  | "HY" // hyphen, or minus
  | "ID" // Han and all that breaks on both sides
  | "IS" // a separator inside numbers
  | "NS" // never begins a line, for other reasons than closing (also IN)
  | "NU"
  | "OP" // opens, never ends a line
  | "PO" // follows a number
  | "PR" // precedes a number
  | "QU" // a quotation mark
  | "SY" // a slash
  | "ZW"; // zero-width space

/** Asked in this order; what none knows is a letter. */
const CLASSES: readonly (readonly [Class, RegExp])[] = [
  ["GL", /[\u00a0\u2007\u2011\u202f\u2060\ufeff]/],
  ["ZW", /\u200b/],
  ["CM", /[\p{M}\p{Cc}\u200c-\u200f\u202a-\u202e\u2066-\u2069\u3035]/u],
  ["NU", /[0-9]/],
  ["HH", /[‐‒–]/],
  ["HY", /-/],
  ["IS", /[,.:;\u2044]/],
  ["SY", /\//],
  ["QU", /["'«»‘’‛“”‟‹›]/],
  ["CP", /[)\]]/],
  [
    "NS",
    /[‥…⋯‼‽⁇-⁉々〜〻゛-ゞ゠・ー-ヾ﹔﹕：；･ｰﾞﾟぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ]/,
  ],
  ["CL", /[!?}、。〟﹐﹒﹖﹗！，．？｡､\p{Pe}]/u],
  ["OP", /[¡¿〝\p{Ps}]/u],
  ["PO", /[%¢°‰-‷⁗₧₶₻₾⃀℃℉﹪％￠]/],
  ["PR", /[+\\±№−∓\p{Sc}]/u],
  ["B2", /[—⸺⸻]/],
  ["BB", /[´ˈˌ˟]/],
  ["BA", /[|\u00ad֊\u2000-\u200a‧⁖⁘-⁛⁝-\u205f\u3000]/],
  ["ID", /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Yi}〃-〿ㄅ-ㄯ㆐-㏿︰-﹫！-｠￠-￦]/u],
  ["ID", /[⌚⌛⏰-⏳☀-☃☔☕☘☚-☟☹-☻♨♿⚽-⛈⛍⛏-⛑⛓⛔⛘⛙⛜⛟-⛡⛪⛱-⛵⛷-⛺⛽-✄✈-✍❤]/],
  ["ID", /(?![\0-\uffff\u{1f100}-\u{1f1e5}])[\p{Extended_Pictographic}\p{RI}]/u],
];

/** Chromium has a table of its own for two ASCII characters, older than Unicode's: a break comes before an
 *  opener that follows a mark, and after "-" and "?", so that addresses and options may end a line there. */
const ASCII_BREAK =
  /^(?:.?[!"#%&)*+,.:;=>\\\]|}~][(<[{]|.?-[^!$),./:;?\]}\d]|[A-Za-z\d]-\d|.?\?[^!"'),./:;?\]}])$/s;

const WIDE =
  /[\u1100-\u115f\u20a9\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uffee\u{20000}-\u{3ffff}\p{Emoji_Presentation}]/u;
const OPENING_QUOTE = /[«‘‛“‟‹]/;
const CLOSING_QUOTE = /[’”»›]/;
const NEVER_FIRST: ReadonlySet<Class> = new Set([
  "BA",
  "CL",
  "CM",
  "CP",
  "HH",
  "HY",
  "IS",
  "NS",
  "SY",
]);

/** Whether a space is at `at` that merges with those beside it. */
export function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

/** Whether a line may end before the character at `at`, so that the next line begins with it. */
export function mayBreak(text: string, at: number): boolean {
  if (isSpace(text, at)) return false;
  if (isSpace(text, at - 1)) return true;
  if (text.charCodeAt(at - 1) < 0x80 && text.charCodeAt(at) < 0x80) {
    return ASCII_BREAK.test(text.slice(Math.max(0, at - 2), at + 1));
  }
  if (!maySplit(text, at)) return false;
  const start = baseBefore(text, at);
  const before = classAt(text, start);
  const after = classAt(text, at);
  if (before === "ZW") return true;
  if (after === "ZW" || after === "GL" || before === "GL") return false;
  if (NEVER_FIRST.has(after) || before === "OP" || before === "BB") return false;
  if (after === "QU") return mayBreakBeforeQuote(text, start, at);
  if (before === "QU") return mayBreakAfterQuote(text, start, at);
  if (before === "HY" || before === "HH") return after !== "AL" || isInsideWord(text, start);
  return !belongTogether(before, after, text, at);
}

/** Whether the character at `at` can be parted from the one before it at all. */
export function maySplit(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  if (code >= 0xdc00 && code < 0xe000) return false;
  if (text.charCodeAt(at - 1) === 0x200d) return false;
  if (code >= 0x1f3fb && code <= 0x1f3ff) return false;
  if (isRegional(code)) return regionalsBefore(text, at) % 2 === 0;
  return classOf(code) !== "CM";
}

/** Beside a Han character a quotation mark breaks like a bracket; beside anything else it stays. */
function mayBreakBeforeQuote(text: string, before: number, quote: number): boolean {
  const next = quote + 1 < text.length && WIDE.test(characterAt(text, quote + 1));
  return OPENING_QUOTE.test(text.charAt(quote)) && WIDE.test(characterAt(text, before)) && next;
}

function mayBreakAfterQuote(text: string, quote: number, after: number): boolean {
  if (quote === 0 || !CLOSING_QUOTE.test(text.charAt(quote))) return false;
  const said = characterAt(text, baseBefore(text, quote));
  return WIDE.test(said) && WIDE.test(characterAt(text, after));
}

/** A hyphen at the beginning of a word is part of it. */
function isInsideWord(text: string, hyphen: number): boolean {
  return hyphen > 0 && !isSpace(text, hyphen - 1);
}

function belongTogether(before: Class, after: Class, text: string, at: number): boolean {
  if (isUnit(after) && isNumberBefore(text, at)) return true;
  switch (before) {
    case "AL":
    case "CM": // on nothing: a letter of its own
    case "NU":
      return isWord(after) || isUnit(after) || (after === "OP" && !WIDE.test(text.charAt(at)));
    case "PO":
      return isWord(after) || isBracketedNumber(text, at);
    case "PR":
      return isWord(after) || after === "ID" || isBracketedNumber(text, at);
    case "CP":
    case "IS":
      return isWord(after);
    case "SY":
      return after === "NU";
    case "ID":
      return after === "PO";
    case "B2":
      return after === "B2";
    default:
      return false;
  }
}

function isWord(part: Class): boolean {
  return part === "AL" || part === "NU";
}

function isUnit(part: Class): boolean {
  return part === "PO" || part === "PR";
}

/** As in 1,000） before ℃. */
function isNumberBefore(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  return !isNarrowPair(text, at) && /\d[,.:;/]*[\p{Pe}、。，．､｡]?$/u.test(before);
}

/** As in （5 after ￥. */
function isBracketedNumber(text: string, at: number): boolean {
  const after = text.slice(at, at + 3);
  return !isNarrowPair(text, at) && /^\p{Ps}[,.:;]?\d/u.test(after);
}

/** Chromium's table of pairs goes on to U+00FF, and looks neither further back nor ahead. */
function isNarrowPair(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) < 0x100 && text.charCodeAt(at) < 0x100;
}

/** Where the character before `at` begins, without the marks that sit on it. */
function baseBefore(text: string, at: number): number {
  let base = at;
  do {
    base -= 1;
    if (base > 0 && /[\udc00-\udfff]/.test(text.charAt(base))) base -= 1;
  } while (base > 0 && classAt(text, base) === "CM" && !isSpace(text, base - 1));
  return base;
}

function isRegional(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/** Flags are pairs of them; nobody sets more than a few dozen in a row, and the answer must come soon. */
function regionalsBefore(text: string, at: number): number {
  let count = 0;
  while (count < 100 && isRegional(text.codePointAt(at - 2 * (count + 1)) ?? 0)) count += 1;
  return count;
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function classAt(text: string, at: number): Class {
  return classOf(text.codePointAt(at) ?? 0);
}

const known = new Map<number, Class>();

function classOf(code: number): Class {
  let found = known.get(code);
  if (found === undefined) {
    const character = String.fromCodePoint(code);
    found = CLASSES.find(([, pattern]) => pattern.test(character))?.[0] ?? "AL";
    known.set(code, found);
  }
  return found;
}
