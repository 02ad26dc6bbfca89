import type { PrintedKind } from "../model/printed.ts";
import { beginningOf, formatCount, type PdfWords, type PrintedFault } from "./cli-pdf.ts";

export const pdfZhCN: PdfWords = {
  progress: {
    reading: "正在读取讲稿……",
    drawing: "正在排版……",
    printing: "正在打印……",
    checking: "正在读回 PDF 核对……",
  },
  written: (out, pages, kilobytes) => `已写入 ${out}：${pages} 页，${formatCount(kilobytes)} KB`,
  coverage: (of) =>
    of
      .map(
        ({ kind, found, total }) =>
          `${KINDS[kind]} ${formatCount(found)} / ${formatCount(total)} 字`,
      )
      .join(" · "),
  shortfall: ({ kind, number, title, text, page }) => {
    const where = number === 0 ? "封面" : `第 ${number} 张“${title}”`;
    const what =
      page === null
        ? `这些${KINDS[kind]}文字没有排进任何一页，或排了不止一次`
        : `这些${KINDS[kind]}文字在 PDF 第 ${page} 页上读不到`;
    return `error: ${where}：${what}：“${beginningOf(text)}”`;
  },
  fault: (fault) => `error: PDF 第 ${fault.page} 页${slidesOf(fault)}：${faultOf(fault)}`,
  pageCount: (expected, found) => `error: 排版是 ${expected} 页，PDF 却有 ${found} 页`,
  more: (errors) => `error: 另外还有 ${errors} 处`,
  fontsBroken: (names) => `error: 这些字体无法读取：${names.join("、")}`,
  picturesBroken: (names) => `error: 这些图片无法显示：${names.join("、")}`,
  notWritten: (out) => `没有写入 ${out}；原来若有这个文件，它没有改动`,
};

const KINDS = {
  slide: "幻灯片",
  caption: "图注",
  narration: "旁白",
  note: "编注",
  backstory: "补充",
  description: "图示说明",
} as const satisfies Record<PrintedKind, string>;

function slidesOf({ slides }: PrintedFault): string {
  return slides.length === 0 ? "" : `（幻灯片第 ${slides.join("、")} 张）`;
}

function faultOf({ kind, text, before }: PrintedFault): string {
  switch (kind) {
    case "no-glyph":
      return `“${before}”后面的字，没有字体画得出来`;
    case "radical":
      return `“${text}”是部首符号，看着像字，却搜索不到`;
    case "meaningless":
      return `“${before}”后面有一个没有含义的符号`;
    case "cut":
      return `文字被裁掉了一部分：“${beginningOf(text)}”`;
    default:
      return kind satisfies never;
  }
}
