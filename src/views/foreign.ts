/** A drawing before a page takes it: nothing in it runs, fetches, or leads away unasked. */

const FORBIDDEN = "script, iframe, object, embed, form, img, video, audio, link, meta";
const SAFE_LINK = /^(?:#|https?:|mailto:|about:blank$)/i;
const SAFE_SOURCE = /^(?:#|data:image\/(?:png|jpeg);)/i;
const FOREIGN_STYLE = /url\(\s*["']?(?!["'\s#])|image-set|@import/i;

/** Looks at a drawing where nothing runs and nothing is fetched, before a page takes it. */
export function refuseForeign(svg: string): void {
  const { body } = new DOMParser().parseFromString(svg, "text/html");
  const held = body.querySelector(FORBIDDEN)?.localName;
  if (held !== undefined) throw new Error(`the drawing holds <${held}>`);
  for (const element of body.querySelectorAll("*")) {
    const isStyle = element.localName === "style";
    if (isStyle && FOREIGN_STYLE.test(element.textContent)) throw new Error("its style fetches");
    for (const { name, value } of element.attributes) {
      if (!isHarmless(element.localName, name, value))
        throw new Error(`the drawing holds ${name}="${value}"`);
    }
  }
}

function isHarmless(element: string, name: string, value: string): boolean {
  if (/^on/i.test(name)) return false;
  if (/(?:href|src)$/i.test(name)) return (element === "a" ? SAFE_LINK : SAFE_SOURCE).test(value);
  return /^(?:data-|aria-|title$)/i.test(name) || !FOREIGN_STYLE.test(value);
}

/** As links are in text: to a window of their own, or no link. Mermaid leads to `about:blank` instead. */
export function openOutside(svg: SVGSVGElement): void {
  for (const link of svg.querySelectorAll("a")) {
    if (link.getAttribute("xlink:href") === "about:blank") link.removeAttribute("xlink:href");
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
}
