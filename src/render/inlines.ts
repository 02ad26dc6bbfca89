/** Inlines → HTML text. */
import type { Inline } from "../model/inline.ts";
import { attributes, escapeHtml } from "./html.ts";

type Link = Extract<Inline, { type: "link" }>;
type Picture = Extract<Inline, { type: "picture" }>;

/** The address under which a picture of the talk is served, `null` when the talk has no such picture. */
export type PictureAddress = (path: string) => string | null;

/** Schemes a link may have; a link without one is relative. Control characters are how others hide. */
const SAFE_LINK = /^(?:(?:https?|mailto):|[^\p{Cc}:/?#]*(?:[/?#]|$))/iu;

/** A picture that the text itself holds. */
const HELD = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[\w+/=%-]+$/i;

/** An address within a line of text: enough to know it by. */
const LONGEST = 60;

export function renderInlines(inlines: readonly Inline[], pictureAt: PictureAddress): string {
  return inlines
    .map((inline): string => {
      switch (inline.type) {
        case "text":
          return escapeHtml(inline.text);
        case "code":
          return `<code>${escapeHtml(inline.text)}</code>`;
        case "break":
          return inline.soft ? '<br class="soft">' : "<br>";
        case "gap":
          return '<span class="gap"></span>';
        case "squeezed":
          return `<span class="squeezed-${inline.side}">${escapeHtml(inline.text)}</span>`;
        case "strong":
          return `<strong>${renderInlines(inline.children, pictureAt)}</strong>`;
        case "emphasis":
          return `<em>${renderInlines(inline.children, pictureAt)}</em>`;
        case "strike":
          return `<s>${renderInlines(inline.children, pictureAt)}</s>`;
        case "link":
          return renderLink(inline, renderInlines(inline.children, pictureAt));
        case "picture":
          return renderPicture(inline, pictureAt);
        default:
          return inline satisfies never;
      }
    })
    .join("");
}

function renderLink({ address, title }: Link, inside: string): string {
  if (!SAFE_LINK.test(address)) return inside;
  const outside = address.startsWith("#") ? {} : { target: "_blank", rel: "noopener noreferrer" };
  return `<a${attributes({ href: address, title: title || null, ...outside })}>${inside}</a>`;
}

/** A picture of the talk, or the words for one that is elsewhere: a remote picture is never fetched. */
function renderPicture({ address, title, alt }: Picture, pictureAt: PictureAddress): string {
  const path = address.replace(/[?#].*$/, "").replace(/^\.\//, "");
  const source = pictureSource(path, pictureAt) ?? pictureAt(decodeAddress(path));
  return source === null
    ? renderAbsent(alt, address)
    : `<img${attributes({ src: source, alt, title: title || null })}>`;
}

/** Where a browser finds a picture: in the talk, or in the address itself, when that holds pixels. SVG is
 *  text that can ask for more. */
export function pictureSource(address: string, pictureAt: PictureAddress): string | null {
  return HELD.test(address) ? address : pictureAt(address);
}

function renderAbsent(alt: string, address: string): string {
  const shown = address.length > LONGEST ? `${address.slice(0, LONGEST)}…` : address;
  return `<span class="absent">${`${escapeHtml(alt)} <code>${escapeHtml(shown)}</code>`.trimStart()}</span>`;
}

/** An address as its author would read it; one that is no proper encoding stays as it is. */
export function decodeAddress(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
