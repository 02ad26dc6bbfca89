import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test, vi } from "vitest";
import { startBrowser } from "../../src/browser/start.ts";
import { type Compiled, compileTalk, compileText } from "../../src/build/compile.ts";
import { printJob } from "../../src/build/job.ts";
import { lastFontEnvironment } from "../../src/build/last-font.ts";
import { layoutHandout } from "../../src/layout/handout/handout.ts";
import { PAPER_TYPE, PAPERS, roomOn, SPACE } from "../../src/layout/handout/paper.ts";
import { settingFor } from "../../src/layout/handout/setting.ts";
import { columnWidth } from "../../src/layout/handout/slide.ts";
import { slidesOf } from "../../src/model/deck.ts";
import { sentenceOf } from "../../src/model/description.ts";
import { anchorOf } from "../../src/model/handout.ts";
import { plainText } from "../../src/model/inline.ts";
import type { JobRequest, PrintJob } from "../../src/model/printed.ts";
import { comparePrinted, isComplete } from "../../src/print/compare.ts";
import { printPdf } from "../../src/print/pdf.ts";
import { readPdf } from "../../src/print/read.ts";
import { diagramsIn } from "../../src/render/deck.ts";
import { renderWordsFor } from "../../src/words/printed.ts";
import { type PdfFacts, readFacts } from "../print/facts.ts";
import { OWN_WINDOW, useBrowser } from "./harness.ts";

const stage = useBrowser();

/** What leaves its page: words below the room for them, pictures cut off, footnotes over words. */
async function leavings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const sheet of document.querySelectorAll<HTMLElement>(".sheet")) {
      const flow = sheet.querySelector(".flow")?.getBoundingClientRect();
      const own = sheet.getBoundingClientRect();
      const notes = sheet.querySelector(".notes")?.getBoundingClientRect();
      if (flow === undefined) continue;
      const floor = Math.min(flow.bottom, notes?.top ?? own.bottom - 64, own.bottom - 64);
      const range = document.createRange();
      const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent === null || parent.closest("svg, .running, .shot > *")) continue;
        range.selectNodeContents(node);
        const lowest = parent.closest(".notes") === null ? floor : own.bottom - 64;
        for (const box of range.getClientRects()) {
          // Ascent and descent of the face reach a little over the line.
          const over = Math.max(
            box.bottom - lowest - 4,
            box.right - flow.right,
            flow.left - box.left,
          );
          if (over > 0.5) found.push(`page ${sheet.dataset.page}: ${over} px, ${node.textContent}`);
        }
      }
      for (const part of sheet.querySelectorAll(".flow > *, .shot, .plate, .notes")) {
        const box = part.getBoundingClientRect();
        const lowest = part.matches(".notes") ? own.bottom - 63.5 : floor + 0.5;
        if (box.bottom > lowest) found.push(`page ${sheet.dataset.page}: ${part.className}`);
      }
    }
    return found;
  });
}

/** Charts with labels of every kind and length, groups of all sizes, lines of all kinds. */
function figuresWith(label: (seed: number, length: number) => string): string {
  const figures = Array.from({ length: 7 }, (_, at) => {
    const words = (nth: number): string => label(at * 31 + nth, 4 + ((at * 7 + nth * 5) % 50));
    const nodes = Array.from({ length: 9 }, (_, nth) => `n${nth}["${words(nth)}"]`);
    const edges = Array.from({ length: 12 }, (_, nth) => {
      const arrow = ["-->", "-.->", "<-->", "---"][nth % 4];
      return `n${nth % 9} ${arrow}${nth % 3 === 0 ? "" : `|"${words(nth + 40)}"|`} n${(nth * 5 + 1) % 9}`;
    });
    const group = `subgraph g["${words(90)}"]\n${nodes.slice(0, at + 1).join("\n")}\nend`;
    const text = ["flowchart LR", group, ...nodes.slice(at + 1), ...edges].join("\n");
    return `## ${at}\n\n\`\`\`mermaid\n---\nalt: '${words(91)}${words(92)}'\n---\n${text}\n\`\`\`\n`;
  });
  return figures.join("\n");
}

async function openView(query: string, context = stage.context): Promise<Page> {
  const page = await context.newPage();
  await page.goto(inject("siteUrl") + query);
  await page.locator("#app[data-ready]").waitFor();
  return page;
}

const HANDOUT = { slides: false, chapters: null, narration: true, paper: "a4" } as const;

async function openJob(compiled: Compiled, request: Partial<JobRequest> = {}): Promise<Page> {
  const job = await printJob(compiled, { ...HANDOUT, ...request }, async () => stage.browser);
  const page = await stage.context.newPage();
  await page.setContent(job.html);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.locator(request.slides ? ".leaf" : ".sheet").count()).toBe(job.pages.length);
  return page;
}

async function compileFolder(folder: string): Promise<Compiled> {
  const compiled = await compileTalk(folder);
  if ("unreadable" in compiled) throw new Error(compiled.reason);
  return compiled;
}

let compiledTalk: Promise<Compiled> | null = null;
/** The talk in slides/, compiled once. */
function talk(): Promise<Compiled> {
  compiledTalk ??= compileFolder("slides");
  return compiledTalk;
}

function compile(text: string, lang = "zh-CN"): Compiled {
  return compileText({
    name: "talk",
    path: "talk",
    chapters: [{ path: "talk/a.md", name: "a.md", text }],
    diagrams: [],
    settings: { path: "talk/deck.yaml", name: "deck.yaml", text: `lang: ${lang}\n` },
    pictures: [],
  });
}

const SENTENCE =
  "服务网格是一个基础设施层，用于处理服务间通信；它负责在 service mesh 里可靠地传递请求。";

/** Chinese and English, long words and short ones, marks of every kind: seeded, so that it can be had again. */
function mixture(seed: number, length: number): string {
  const words = [
    "服务",
    "网格",
    "，",
    "。",
    "“引文”",
    "（括号）",
    "——",
    "……",
    " mesh ",
    " HTTP/2 ",
    "3.14%",
    "、",
    "的",
    " https://example.org/a-b/c?d=e ",
    "**重点**",
    "`code`",
    "；",
    "《书》",
    " a ",
  ];
  let state = seed;
  let text = "";
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += words[state % words.length] ?? "";
  }
  return text;
}

describe("nothing leaves its page", () => {
  test.each([
    "?view=handout",
    "?view=handout&paper=letter",
    "?view=script",
    "?view=script&paper=letter",
  ])("on the site at %s", async (query) => {
    const page = await openView(query);
    expect(await page.locator(".sheet").count()).toBeGreaterThan(10);
    expect(await leavings(page)).toEqual([]);
  });

  test.each(["a4", "letter"] as const)(
    "in print, of a talk with one of everything, on %s",
    async (paper) => {
      const page = await openJob(await compileFolder("tests/fixtures/handout"), { paper });
      expect(await leavings(page)).toEqual([]);
    },
  );

  test("with 3,000 characters of narration on one slide", async () => {
    const spoken = Array.from({ length: 60 }, () => SENTENCE).join("\n");
    const page = await openJob(compile(`# 部\n\n## 题\n\n正文\n\n##### 旁白\n\n${spoken}\n`));
    expect(await leavings(page)).toEqual([]);
  });

  test("with forty slides that say nothing", async () => {
    const slides = Array.from({ length: 40 }, (_, at) => `## ${at} ${SENTENCE}\n\n- 一\n- 二\n`);
    expect(await leavings(await openJob(compile(slides.join("\n"))))).toEqual([]);
  });

  test.each(["zh-CN", "en"])("whatever is written, in a deck in %s", async (lang) => {
    const slides = Array.from({ length: 30 }, (_, at) => {
      const said = Array.from({ length: 1 + (at % 5) }, (_, line) =>
        mixture(at * 7 + line, 40 + at * 20),
      );
      return `## ${mixture(at + 90, 10 + at)}\n\n${mixture(at, 60)}\n\n##### 旁白\n\n${said.join("\n")}\n> 编注：${mixture(at + 5, 30 + at * 9)}\n\n<!--->\n${mixture(at + 6, at * 30)}\n<--->\n`;
    });
    expect(await leavings(await openJob(compile(slides.join("\n"), lang)))).toEqual([]);
  });

  test.each(["zh-CN", "en"])("whatever stands on a figure, in a deck in %s", async (lang) => {
    const page = await openJob(compile(figuresWith(mixture), lang));
    expect(await leavings(page)).toEqual([]);
    expect(await page.locator(".told-lines").count()).toBeGreaterThan(6);
  });

  test("and what does is seen", async () => {
    const page = await openJob(await compileFolder("tests/fixtures/handout"));
    const breakage = async (change: string): Promise<number> => {
      await page.evaluate(change);
      const { length } = await leavings(page);
      await page.evaluate("document.querySelectorAll('.broken').forEach((each) => each.remove())");
      return length;
    };
    const add = (html: string): string =>
      `document.querySelector(".sheet:nth-child(4) .flow").insertAdjacentHTML("beforeend", ${JSON.stringify(html)})`;
    expect(await breakage(add('<p class="broken" style="height: 1000px">x</p>'))).toBeGreaterThan(
      0,
    );
    expect(
      await breakage(add('<p class="broken" style="white-space: nowrap">很长的一行'.repeat(30))),
    ).toBeGreaterThan(0);
    expect(
      await breakage(add('<p class="broken" style="position: absolute; top: 990px">x</p>')),
    ).toBeGreaterThan(0);
  });
});

describe("the talk's PDF", () => {
  let compiled: Compiled;
  let job: PrintJob;
  let bytes: Uint8Array;
  let facts: PdfFacts;

  beforeAll(async () => {
    compiled = await talk();
    job = await printJob(compiled, HANDOUT, async () => stage.browser);
    bytes = await printPdf(job, stage.browser);
    facts = await readFacts(bytes);
  });

  test("holds every word, page by page, and no glyph is missing or a radical", async () => {
    const comparison = comparePrinted(job, await readPdf(bytes));
    expect(isComplete(comparison)).toBe(true);
    const narration = slidesOf(compiled.deck).flatMap((slide) => slide.narration);
    const spoken = narration.map(({ text }) => plainText(text)).join("");
    expect(comparison.coverage.narration.found).toBe(spoken.replace(/\s/g, "").length);
  });

  test("has bookmarks for every part and slide, on their pages", () => {
    const flat = facts.outline.flatMap((entry) => [entry, ...entry.items]);
    const { deck, screens } = compiled;
    const { pageOf } = layoutHandout(
      deck,
      screens,
      "a4",
      renderWordsFor(deck.meta.lang).handout.told,
    );
    const wanted = slidesOf(deck).map((slide) => ({
      title: `${slide.number} ${slide.title}`,
      page: pageOf.get(anchorOf.slide(slide)),
    }));
    const found = flat.map(({ title, page }) => ({ title: title.replace(/\[\d+\]/g, ""), page }));
    expect(found).toEqual(expect.arrayContaining(wanted));
    // Title, contents, appendix with its three stories, figures in words, sources.
    const { length } = Object.keys(diagramsIn(slidesOf(deck)));
    expect(flat).toHaveLength(wanted.length + 8 + length);
  });

  test("is tagged, in its language, with the words for every figure", () => {
    expect(facts).toMatchObject({ tagged: true, showsTitle: true, lang: "zh-CN" });
    expect(facts.title).toBe(compiled.deck.meta.title);
    const figures = facts.elements.filter(({ role }) => role === "Figure");
    const diagrams = Object.values(diagramsIn(slidesOf(compiled.deck)));
    expect(figures.map(({ alt }) => alt)).toEqual(diagrams.map(({ alt }) => alt));
    expect(facts.elements.filter(({ lang }) => lang === "en").length).toBeGreaterThanOrEqual(3);
  });

  test("has links from the contents to the slides, and nowhere to nothing", () => {
    const fromContents = facts.links.filter(({ page }) => page === 2);
    expect(fromContents.length).toBeGreaterThanOrEqual(slidesOf(compiled.deck).length);
    const pages = facts.links.flatMap(({ to }) => (typeof to === "number" ? [to] : []));
    expect(Math.min(...pages)).toBeGreaterThan(0);
  });

  test("has real fonts, and is small", () => {
    expect(new Set(facts.fonts.map(({ type }) => type))).toEqual(new Set(["TrueType"]));
    expect(bytes.length).toBeLessThanOrEqual(700 * 1024);
  });
});

test("is right on a machine that has no font at all", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pangbai-no-fonts-"));
  const none = join(folder, "none.conf");
  await writeFile(none, '<?xml version="1.0"?><fontconfig></fontconfig>');
  vi.stubEnv("FONTCONFIG_FILE", none);
  const bare = await startBrowser(inject("browserPath"), { env: await lastFontEnvironment() });
  try {
    const job = await printJob(await talk(), HANDOUT, async () => bare);
    const bytes = await printPdf(job, bare);
    expect(isComplete(comparePrinted(job, await readPdf(bytes)))).toBe(true);
  } finally {
    await bare.close();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  }
});

describe("the handout on the site", () => {
  /** For all who only look. */
  let handout: Page;
  beforeAll(async () => {
    handout = await openView("?view=handout", await stage.browser.newContext(OWN_WINDOW));
  });

  test("is printed as it stands: as many pages, by Ctrl+P too", async () => {
    const sheets = await handout.locator(".sheet").count();
    const bytes = await handout.pdf({ preferCSSPageSize: true, printBackground: true });
    const { PDFDocument } = await import("pdf-lib");
    const pdf = await PDFDocument.load(bytes);
    expect(pdf.getPageCount()).toBe(sheets);
    expect(pdf.getPage(0).getSize().width).toBeCloseTo(595, 0);
  });

  test("has the pages that pangbai pdf prints", async () => {
    const words = (page: Page): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>(".sheet")].map((sheet) => sheet.innerText),
      );
    const onSite = await words(handout);
    const inPrint = await words(await openJob(await talk()));
    expect(inPrint).toEqual(onSite);
  });

  test("has every diagram drawn, its steps numbered as in the legend", async () => {
    const plates = await handout.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".plate")].map((plate) => {
        const legends: Element[] = [];
        let next = plate.nextElementSibling;
        for (; next?.matches(".legend"); next = next.nextElementSibling) legends.push(next);
        return {
          badges: [...plate.querySelectorAll(".badge")].map((each) =>
            each.getAttribute("data-badge"),
          ),
          legend: legends.flatMap((each) =>
            [...each.querySelectorAll("li > .number")].map((number) => number.textContent),
          ),
          label: plate.querySelector("[role=img]")?.getAttribute("aria-label") ?? "",
        };
      }),
    );
    expect(plates).toHaveLength(21);
    for (const { badges, legend, label } of plates) {
      expect(legend).toEqual(legend.map((_, index) => String(index + 1)));
      expect(new Set(badges)).toEqual(new Set(legend));
      expect(label.length).toBeGreaterThan(20);
    }
  });

  test("tells its figures in words, in as many lines as they were given room for", async () => {
    const { deck, screens } = await talk();
    const { told } = renderWordsFor(deck.meta.lang).handout;
    const setting = settingFor(deck, roomOn(PAPERS.a4).width);
    const lines = layoutHandout(deck, screens, "a4", told)
      .pages.flatMap(({ parts }) => parts)
      .flatMap((part) => (part.type === "told-lines" ? part.columns.flat() : []));
    const reckoned = lines.map((line) => {
      const { before, between, after } = sentenceOf(line, told);
      const counted = line.type === "link" && line.number !== null;
      const width = columnWidth(setting.width, 2) - (counted ? SPACE.toldNumber : SPACE.toldIndent);
      const text = before + between + after;
      return { text, height: setting.textHeight(text, width, PAPER_TYPE.told) };
    });
    const drawn = await handout.locator(".told-lines li").evaluateAll((items) =>
      items.map((item) => {
        return { text: item.textContent, height: item.getBoundingClientRect().height };
      }),
    );
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn).toEqual(reckoned);
  });

  test("leads from each figure to its words, and back", async () => {
    const ways = await handout.evaluate(() => {
      const follow = (link: Element | null): Element | null =>
        document.getElementById(link?.getAttribute("href")?.slice(1) ?? "");
      return [...document.querySelectorAll(".plate")].map((plate) => {
        const told = follow(plate.querySelector(".caption a"))?.closest(".told");
        return told !== undefined && follow(told?.querySelector("a") ?? null) === plate;
      });
    });
    expect(ways.length).toBeGreaterThan(12);
    expect(ways.filter((back) => !back)).toEqual([]);
  });

  test("opens at the slide its address names", async () => {
    const page = await openView("?view=handout#/registries/dubbo");
    const top = await page.evaluate(
      () => document.querySelector('[data-slide="registries/dubbo"]')?.getBoundingClientRect().top,
    );
    expect(top).toBeLessThan(720);
    expect(top).toBeGreaterThan(-10);
  });

  test("keeps paper and view in its address, and nothing else", async () => {
    const page = await openView("?view=handout&paper=letter&postMessage=true");
    expect(new URL(page.url()).search).toBe("?view=handout&paper=letter");
  });
});
