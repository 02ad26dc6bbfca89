/** HTML in one form, so that what looks the same is the same text: ours and that of a specification differ
 *  in ways that no reader sees. */
import { decodeHTMLStrict } from "entities";

/** Blocks: white space around their tags means nothing. */
const BLOCKS =
  /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|table|thead|tbody|tr|th|td|div|section|figure)$/;
/** Blocks that hold words. Within an item or a quote, words that stand in none of them are a paragraph:
 *  a list looks the same whether its source had blank lines or not. */
const HOLDERS = /^(?:p|h[1-6]|pre|th|td)$/;

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
}

export function evenHtml(html: string): string {
  const writer = new Writer();
  for (const [piece] of html.matchAll(/<\/?[A-Za-z][^<>]*>|<|[^<]+/g)) {
    const tag = readTag(piece);
    if (tag === null) writer.addText(asText(decodeHTMLStrict(piece)));
    else writer.addTag(tag);
  }
  return writer.finish();
}

/** Text stays text: a tag that is shown is not one that is meant. */
function asText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function readTag(piece: string): Tag | null {
  const match = /^<(\/?)([A-Za-z][A-Za-z\d]*)((?:\s[\s\S]*?)?)\s*\/?>$/.exec(piece);
  if (match === null) return null;
  const [, slash = "", written = "", attributes = ""] = match;
  const name = written === "s" ? "del" : written;
  return { name, closes: slash !== "", attributes: readAttributes(attributes) };
}

/** What a reader meets: where a link leads, what a picture shows, in which language code is. */
function readAttributes(written: string): string {
  const values = [...written.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(
    ([, name = "", value = ""]): [string, string] => [name, decodeHTMLStrict(value)],
  );
  return values
    .flatMap(([name, value]): string[] => {
      switch (name) {
        case "href":
        case "src":
          return [`${name}=${decoded(value)}`];
        case "title":
        case "alt":
        case "start":
        case "checked":
        case "type":
          return [`${name}=${value}`];
        case "align":
        case "data-align":
          return [`align=${value}`];
        case "data-language":
          return [`language=${value}`];
        case "class":
          return value.startsWith("language-") ? [`language=${value.slice(9)}`] : [];
        default:
          return [];
      }
    })
    .sort()
    .map((text) => ` ${text}`)
    .join("");
}

/** A browser encodes an address itself. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

class Writer {
  private readonly pieces: string[] = [];
  private readonly open: string[] = [];
  /** Whether a paragraph was opened for words that stand in no block of their own. */
  private isBare = false;
  private isCode = false;
  private space = "";

  addTag({ name, closes, attributes }: Tag): void {
    if (BLOCKS.test(name)) this.addBlock(name, closes, attributes);
    else this.addInline(name, closes, attributes);
  }

  private addBlock(name: string, closes: boolean, attributes: string): void {
    this.endBare();
    this.space = "";
    if (name === "pre") this.isCode = !closes;
    if (closes) this.open.splice(this.open.lastIndexOf(name));
    else if (name !== "hr") this.open.push(name);
    this.pieces.push(closes ? `</${name}>` : `<${name}${attributes}>`);
  }

  private addInline(name: string, closes: boolean, attributes: string): void {
    if (name === "br") {
      // Space around a break is not seen.
      this.space = "";
      this.pieces.push("<br>");
      return;
    }
    if (!closes) this.startWords();
    this.pieces.push(closes ? `</${name}>` : `<${name}${attributes}>`);
  }

  addText(text: string): void {
    if (this.isCode) {
      this.pieces.push(text);
      return;
    }
    const words = text.trim().replace(/\s+/g, " ");
    if (/^\s/.test(text)) this.space = " ";
    if (words === "") return;
    this.startWords();
    this.pieces.push(words);
    this.space = /\s$/.test(text) ? " " : "";
  }

  private startWords(): void {
    const last = this.pieces.at(-1) ?? "";
    const isFirst = last === "" || /^<\/?(?:p|h\d|ul|ol|li|blockquote|hr|pre|t\w+|br)\b/.test(last);
    if (!this.open.some((name) => HOLDERS.test(name)) && !this.isBare) {
      this.isBare = true;
      this.pieces.push("<p>");
    }
    if (this.space !== "" && !isFirst) this.pieces.push(" ");
    this.space = "";
  }

  private endBare(): void {
    if (this.isBare) this.pieces.push("</p>");
    this.isBare = false;
  }

  finish(): string {
    this.endBare();
    return this.pieces.join("");
  }
}
