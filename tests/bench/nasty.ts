/** Texts that nobody writes and anybody may paste: each is one thing over and over, or one thing within
 *  itself. A parser that goes back, or that calls itself for each, does not get through a megabyte. */

type Make = (size: number) => string;

const repeat =
  (unit: string, end = ""): Make =>
  (size) =>
    unit.repeat(Math.floor(size / unit.length)) + end;

/** `open` as often as `close`, around a word. */
const nest =
  (open: string, close: string): Make =>
  (size) => {
    const count = Math.floor(size / (open.length + close.length));
    return `${open.repeat(count)}a${close.repeat(count)}`;
  };

/** Lines that differ, until there are enough of them. */
const lines =
  (line: (index: number) => string): Make =>
  (size) => {
    const made: string[] = [];
    for (let length = 0, index = 0; length < size; index += 1) {
      const text = line(index);
      made.push(text);
      length += text.length + 1;
    }
    return made.join("\n");
  };

const KINDS: Readonly<Record<string, Make>> = {
  "quotes in quotes": repeat("> ", "a"),
  "quotes without spaces": repeat(">", "a"),
  "quotes that rise and fall": lines((index) => `${"> ".repeat(Math.abs((index % 60) - 30))}a`),
  "quotes that go on without a mark": repeat("> a\nb\n"),
  "quotes in quotes that go on": repeat("> > a\n> b\nc\n"),
  "deep quotes that go on": repeat(`${"> ".repeat(20)}a\nb\n`),
  "lists in lists": repeat("- ", "a"),
  "other lists in lists": repeat("+ ", "a"),
  "numbered lists in lists": repeat("1. ", "a"),
  "lists in quotes": repeat("> - ", "a"),
  "lists in quotes that go on": repeat("> - a\nb\n"),
  "a staircase of items": lines((index) => `${"  ".repeat(index)}- a`),
  "staircases of items": lines((index) => `${"  ".repeat(index % 100)}- a`),
  items: repeat("- a\n"),
  "loose items": repeat("- a\n\n"),
  "items of two paragraphs": repeat("- a\n\n  b\n\n"),
  "one item of many lines": repeat("  b\n"),
  "one item that goes on": (size) => `- a\n${repeat("b\n")(size)}`,
  "one item, indented": (size) => `- a\n${repeat("  b\n")(size)}`,
  "tasks, loose": repeat("- [ ] a\n\n"),
  "rules or items": repeat("* * a\n"),
  brackets: repeat("["),
  "brackets that close": nest("[", "]"),
  "brackets and their links": nest("[", "](b)"),
  "links that never close": repeat("[a](b"),
  "links that close at the end": repeat("[a](b", ")"),
  "addresses that never close": repeat("[a](<b"),
  "titles that never close": repeat('[a](b "'),
  "brackets within an address": (size) => `[a](${"(".repeat(size)})`,
  pictures: repeat("!["),
  "pictures in pictures": nest("![", "](b)"),
  "pictures before links": (size) => repeat("![")(size / 2) + repeat("[a](b) ")(size / 2),
  links: repeat("[a](b) "),
  "labels that nobody defines": repeat("[a][b] "),
  "labels that are defined": (size) => `[a]: b\n\n${repeat("[a] ")(size)}`,
  definitions: lines((index) => `[${index}]: b`),
  "definitions that never end": repeat("[a\n"),
  emphasis: nest("*a ", " a*"),
  "emphasis that never closes": repeat("*a "),
  "emphasis that closes once": repeat("*a ", "a*"),
  "strong that closes once": repeat("**a ", "a**"),
  "underscores that close once": repeat("_a ", "a_"),
  "strikes that close once": repeat("~~a ", "a~~"),
  "emphasis of both kinds": repeat("*a **b_c ", "x_ ** *"),
  "emphasis within words": repeat("a**b", "c* "),
  "emphasis in Chinese": repeat("**真。**"),
  stars: repeat("*"),
  "stars and underscores": repeat("*_"),
  "code of every length": lines((index) => "`".repeat(index % 500)),
  "code that never closes": repeat("``a` "),
  "escaped backticks": repeat("\\`"),
  backslashes: repeat("\\"),
  references: repeat("&amp;"),
  "ampersands and names": repeat("&a"),
  tags: repeat("<a "),
  "tags that never close": repeat("<a b='"),
  "a tag of many attributes": (size) => `a <a${repeat(" a=b")(size)}`,
  angles: repeat("<"),
  comments: repeat("a <!-- "),
  "comments that open lines": repeat("<!-- a\n"),
  instructions: repeat("a <?"),
  declarations: repeat("a <!A "),
  "character data": repeat("a <![CDATA["),
  "HTML blocks": repeat("<div>\n\n"),
  "bare links": repeat("https://a.b/c "),
  "bare links without a space": repeat("https://a.b/c"),
  "bare links in brackets": repeat("[https://a.b/c"),
  "a bare link and its brackets": (size) => `https://a.b/${")".repeat(size)}`,
  "a bare link and its references": (size) => `https://a.b/${repeat("&a;")(size)}`,
  "a bare link and its marks": (size) => `https://a.b/${"?".repeat(size)}`,
  "mail addresses": repeat("a@b.c "),
  "a mail address without a host": repeat("a.", "@"),
  "a mail address of many parts": (size) => `a@${repeat("b.")(size)}`,
  pipes: repeat("|"),
  "a table of many columns": (size) =>
    `${repeat("|a")(size / 4)}|\n${repeat("|-")(size / 4)}|\n${repeat("b\n")(size / 2)}`,
  "a table of many rows": (size) => `|a|b|\n|-|-|\n${repeat("|1|2|\n")(size)}`,
  "a row of many links": (size) => `|a|\n|-|\n${repeat("|[a](b)")(size)}`,
  "tables of wide headers": repeat(
    `${"|a".repeat(100)}|\n${"|-".repeat(100)}|\n${"b\n".repeat(50)}\n`,
  ),
  "lines of pipes": repeat("a|b\n"),
  tabs: repeat("\t"),
  "tabs before words": repeat("\ta\n"),
  "tabs behind words": repeat("a\t \n"),
  "spaces in a heading": (size) => `# a${" ".repeat(size)}b`,
  "spaces in an item": (size) => `+ a${" ".repeat(size)}b`,
  "spaces in a cell": (size) => `| a${" ".repeat(size)}b |\n|-|`,
  "spaces in a quote": (size) => `> a${" ".repeat(size)}b`,
  "spaces in narration": (size) => `## a\n\n##### 旁白\n\na${" ".repeat(size)}b`,
  "blank lines in code": (size) => `\`\`\`\n${"\n".repeat(size)}b\n\`\`\``,
  "blank lines in indented code": (size) => `    a${"\n".repeat(size)}    b`,
  "blank lines of spaces": repeat("a\n    \n"),
  "blank lines in an item": (size) => `+ a${"\n".repeat(size)}  b`,
  "blank lines in HTML": (size) => `<!--${"\n".repeat(size)}b`,
  "dashes and pipes in a quote": (size) => `> a\n> ${"-|".repeat(size / 2)}b\nc`,
  spaces: (size) => `a${" ".repeat(size)}b`,
  "blank lines": repeat("\n"),
  lines: repeat("a\n"),
  "hard breaks": repeat("a  \nb\\\n"),
  "one word": repeat("真"),
  underlines: repeat("a\n=\n"),
  "an underline far below": (size) => `${repeat("a\n")(size)}===`,
  separators: repeat("a\n\n---\n\n"),
  fences: repeat("```\na\n"),
  "a fence that never closes": (size) => `\`\`\`\`\n${repeat("```\n")(size)}`,
  headings: repeat("# a\n"),
  "headings of one title": repeat("## 题\n\na\n"),
  columns: repeat("#### a\n\nb\n\n"),
  terms: repeat("词：解释\n\n"),
  "terms in lists": repeat("+ 词：解释\n"),
  quotations: repeat("他说过了。—— 某人\n\n"),
  "dashes and full stops": repeat("。—"),
  narration: (size) => `## a\n\n##### 旁白\n\n${repeat("说一句\n")(size)}`,
  "comments in narration": (size) => `## a\n\n##### 旁白\n\n${repeat("<!--\n")(size)}`,
  narrations: repeat("##### 旁白\n\n说\n\n"),
  "backstories that never close": repeat("<!--->\n"),
  backstories: repeat("<!--->\na\n<--->\n"),
  "editor's notes": repeat("> 编注：a\n"),
  "notes in a backstory": (size) => `<!--->\n${repeat("> 编注：a\n")(size)}<--->`,
  figures: repeat("![a](b.png)\n\n"),
  "lone surrogates": repeat("\ud800"),
  nulls: repeat("\0"),
  "carriage returns": repeat("a\r"),
};

/** Inputs of about `size` characters, by name. */
export function nastyTexts(size: number): readonly (readonly [name: string, text: string])[] {
  return Object.entries(KINDS).map(([name, make]) => [name, make(size)] as const);
}
