/** A small document to print, with everything a printed talk has, for tests to break. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PrintedKind, PrintedText, PrintJob } from "../../src/model/printed.ts";

export const SLIDES = 3;

/** `style` is added to the document's own. */
export function craftJob(style = "", slides = SLIDES): PrintJob {
  const numbers = Array.from({ length: slides }, (_, index) => index + 1);
  const pages = numbers.map(textsOf);
  return {
    html: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>讲义</title><style>${FONTS}
@page { size: A4; margin: 0 }
body { margin: 0; font: 16px/1.5 Latin, Han; font-variant-ligatures: none }
.page { box-sizing: border-box; height: 297mm; padding: 15mm; break-after: page }
h2 { font-weight: 400 }
.page:last-child { break-after: auto }
${style}</style></head><body>${numbers.map((number) => sectionOf(number, slides)).join("")}</body></html>`,
    title: "讲义",
    author: "作者",
    date: "2024 年 5 月 1 日",
    lang: "zh-CN",
    pages,
    required: pages.flat(),
    problems: [],
  };
}

/** Each slide has a page, with two beats of narration. */
export function textsOf(number: number): PrintedText[] {
  const text = (kind: PrintedKind, words: string): PrintedText => ({
    kind,
    slide: `s${number}`,
    number,
    title: `第 ${number} 张`,
    text: words,
  });
  return [
    text("slide", `第 ${number} 张`),
    text("slide", `正文有 official flow ${number}`),
    text("caption", `图注 ${number}`),
    text("narration", `第一拍，说的是 ${number} 的来历。`),
    text("narration", `第二拍，说的是 ${number} 的去向。`),
    text("note", `编者注 ${number}`),
    text("backstory", `补充 ${number}`),
    text("description", `图示 ${number} 到服务`),
  ];
}

function sectionOf(number: number, slides: number): string {
  const [title, body, caption, first, second, note, backstory, description] = textsOf(number).map(
    ({ text }) => text,
  );
  return `<section class="page" id="s${number}"><h2>${title}</h2><p class="body">${body}</p>
<figure><svg role="img" aria-label="示意图 ${number}" width="200" height="60"><rect width="200" height="60" fill="#eee"/><text x="20" y="40">A${number}</text></svg><figcaption>${caption}</figcaption></figure>
<p class="beat">${first}</p><p class="beat">${second}</p><p class="note">${note}</p><p class="backstory">${backstory}</p><p class="description">${description}</p>
<p lang="en">In English</p><p><a href="#s${(number % slides) + 1}">A</a> <a href="https://example.org/${number}">B</a></p></section>`;
}

const FONTS = [
  face("Han", "noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2"),
  face("Latin", "noto-sans/files/noto-sans-latin-400-normal.woff2"),
].join("\n");

function face(family: string, file: string): string {
  const path = fileURLToPath(new URL(`../../node_modules/@fontsource/${file}`, import.meta.url));
  const data = readFileSync(path).toString("base64");
  return `@font-face { font-family: ${family}; src: url(data:font/woff2;base64,${data}) }`;
}
