/** Figures: a picture alone in its paragraph, or a link alone that leads to a picture. What is shown in
 *  their place is found here, by address. */
import type { Diagram, Figure } from "../model/block.ts";
import { type Inline, plainText } from "../model/inline.ts";
import type { Place } from "../model/place.ts";
import type { Problem } from "../model/problem.ts";
import type { PlacedToken } from "./blocks.ts";
import { inlinesOf, type Reading } from "./inlines.ts";

const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)(?:[?#].*)?$/i;
const REMOTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;
/** A picture that the text itself holds. A drawing of the kind could ask for more. */
const HELD = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[\w+/=%-]+$/i;
const DRAWN = /^(?:\.\/)?diagrams\/(?<name>[^/]+)\.mmd$/i;

/** A paragraph without any of these holds neither link nor picture, and need not be read for one. */
const MAY_LINK = /[[<]|:\/\/|www\./i;

/** What a talk can show in a figure's place. */
export interface Drawings {
  readonly byName: ReadonlyMap<string, Diagram>;
  readonly byAddress: ReadonlyMap<string, Diagram>;
  readonly pictures: ReadonlySet<string>;
}

/** The figure a paragraph is, or `null` when it is anything else. */
export function figureOf(placed: PlacedToken, reading: Reading, drawings: Drawings): Figure | null {
  const { token, line, endLine } = placed;
  if (token.type !== "paragraph" || !MAY_LINK.test(token.text)) return null;
  const alone = inlinesOf(token.text, reading, line).filter(isSomething);
  const [inline] = alone;
  if (alone.length !== 1) return null;
  if (inline?.type !== "picture" && inline?.type !== "link") return null;
  const { address } = inline;
  const isFigure =
    inline.type === "picture" || PICTURE.test(address) || drawings.byAddress.has(address);
  if (!isFigure) return null;
  const drawing = drawingFor(address, drawings);
  const written = inline.type === "picture" ? inline.alt : plainText(inline.children);
  return {
    type: "figure",
    caption: written === address ? "" : written,
    address: printable(address),
    drawing,
    at: { ...inline.at, endLine },
  };
}

/** Nobody reads the letters a picture is made of. */
function printable(address: string): string {
  return address.replace(/^(data:[^,]{0,40}).*$/is, "$1,…");
}

function isSomething(inline: Inline): boolean {
  return inline.type !== "text" || inline.text.trim() !== "";
}

function drawingFor(address: string, drawings: Drawings): Figure["drawing"] {
  const replaced = drawings.byAddress.get(address);
  if (replaced !== undefined) return replaced;
  const drawn = DRAWN.exec(address)?.groups?.name;
  if (drawn !== undefined) return drawings.byName.get(drawn) ?? null;
  if (HELD.test(address)) return { type: "picture", path: address };
  const path = localPath(address);
  return path !== null && drawings.pictures.has(path) ? { type: "picture", path } : null;
}

function localPath(address: string): string | null {
  if (REMOTE.test(address) || address.startsWith("/")) return null;
  const path = address.replace(/[?#].*$/, "").replace(/^\.\//, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What is wrong with a figure that cannot be shown; nothing when it can. */
export function figureProblems({ drawing, address, at }: Figure): readonly Problem[] {
  return drawing === null ? [addressProblem(address, at)] : [];
}

/** What is wrong with a picture within a line; `null` when it can be shown. */
export function inlinePictureProblem(
  { address, at }: Extract<Inline, { type: "picture" }>,
  drawings: Drawings,
): Problem | null {
  return drawingFor(address, drawings) === null ? addressProblem(printable(address), at) : null;
}

function addressProblem(address: string, at: Place): Problem {
  if (DRAWN.test(address)) return problem("diagram-missing", "error", at, address);
  return REMOTE.test(address)
    ? problem("figure-without-stand-in", "warning", at, address)
    : problem("picture-missing", "error", at, address);
}

function problem(
  kind: Problem["kind"],
  severity: Problem["severity"],
  at: Place,
  address: string,
): Problem {
  return { kind, severity, at, values: { address } };
}

/** A name for a figure's slide: of its drawing, else of the file at its address. A fence has no more than its
 *  title, or `null`. */
export function figureName({ drawing, address }: Figure): string | null {
  if (drawing?.type === "diagram") return drawing.name || drawing.title || null;
  if (/^data:/i.test(address)) return "picture";
  const file =
    address
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) ?? "";
  return file.replace(/\.\w+$/, "");
}
