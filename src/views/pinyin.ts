/** Pinyin initials: what somebody types who is in a hurry, `fwwg` for 服务网格. Without a dictionary: the
 *  browser knows the order of Han characters by their sound, and the first of each initial is known. */

const COLLATOR = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

const LETTERS = "abcdefghjklmnopqrstwxyz";
const FIRST = [..."吖八嚓咑妸发旮哈丌咔垃呣拏喔妑七呥仨他屲夕丫帀"];

/** The order knows one sound of each. These are often said otherwise too: 重构, 行业, 弹性. */
const OTHERWISE: Readonly<Record<string, string>> = {
  长: "c",
  重: "c",
  传: "z",
  行: "h",
  会: "k",
  校: "j",
  系: "j",
  卡: "q",
  率: "s",
  参: "s",
  单: "s",
  调: "t",
  弹: "t",
  降: "x",
  乐: "y",
  曾: "z",
  朝: "z",
  藏: "z",
};

/** For each character that can be typed, the letters it may be typed by: a letter or a number by itself,
 *  a Han character by its initials. Marks, spaces and what nobody can say are left out. */
export type Initials = readonly string[];

export function initialsOf(text: string): Initials {
  const characters = [...text.normalize("NFKC").toLowerCase()];
  return characters.map(lettersOf).filter((letters) => letters !== "");
}

function lettersOf(character: string): string {
  if (/\p{Script=Han}/u.test(character)) return initialsOfHan(character);
  return /[\p{L}\p{N}]/u.test(character) ? character : "";
}

const known = new Map<string, string>();

function initialsOfHan(character: string): string {
  const letters = known.get(character) ?? soundOf(character) + (OTHERWISE[character] ?? "");
  known.set(character, letters);
  return letters;
}

function soundOf(character: string): string {
  const at = FIRST.findLastIndex((first) => COLLATOR.compare(first, character) <= 0);
  return LETTERS.charAt(at);
}

/** Where the typed letters stand among the initials; -1 when they do not. */
export function placeOfInitials(initials: Initials, typed: string): number {
  const letters = [...typed];
  return initials.findIndex((_, start) =>
    letters.every((letter, at) => initials[start + at]?.includes(letter)),
  );
}
