/** A document printed by a real browser, and its bytes read back. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodePDFRawStream, PDFDocument, PDFRawStream } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Browser, startBrowser } from "../../src/browser/start.ts";
import { endBrowser } from "../../src/browser/work.ts";
import type { PrintJob } from "../../src/model/printed.ts";
import { type Comparison, comparePrinted, isComplete } from "../../src/print/compare.ts";
import { printPdf } from "../../src/print/pdf.ts";
import { readPdf } from "../../src/print/read.ts";
import { type PdfFacts, readFacts } from "../print/facts.ts";
import { craftJob, SLIDES } from "../print/job.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser(inject("browserPath"));
});
afterAll(() => endBrowser(browser));

async function printAndCompare(job: PrintJob): Promise<Comparison> {
  return comparePrinted(job, await readPdf(await printPdf(job, browser)));
}

/** The job with other words in its document than in its model. */
function altered(job: PrintJob, from: string, to: string): PrintJob {
  expect(job.html).toContain(from);
  return { ...job, html: job.html.replace(from, to) };
}

describe("a document in order", () => {
  const job = craftJob();
  let bytes: Uint8Array;
  let facts: PdfFacts;
  beforeAll(async () => {
    bytes = await printPdf(job, browser);
    facts = await readFacts(bytes);
  });

  test("has every word, every page, and nothing at fault", async () => {
    const read = await readPdf(bytes);
    const comparison = comparePrinted(job, read);
    expect(comparison).toMatchObject({ shortfalls: [], faults: [], pages: { expected: SLIDES } });
    for (const { found, total } of Object.values(comparison.coverage)) expect(found).toBe(total);
    expect(comparison.coverage.narration.total).toBe(72);
    expect(isComplete(comparison)).toBe(true);
    const sizes = read.map(({ width, height }) => [Math.round(width), Math.round(height)]);
    expect(sizes).toEqual(read.map(() => [595, 842]));
  });

  test("names itself, its author and its day", async () => {
    expect(facts).toMatchObject({ title: "讲义", author: "作者", lang: "zh-CN", showsTitle: true });
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pdf.getProducer()).toBe("Pangbai");
    expect(pdf.getCreationDate()).toEqual(new Date("2024-05-01T00:00:00Z"));
    expect(pdf.getModificationDate()).toEqual(new Date("2024-05-01T00:00:00Z"));
  });

  test("is tagged, figures and English passages too", () => {
    expect(facts.tagged).toBe(true);
    const figures = facts.elements.filter(({ alt }) => alt !== "");
    expect(figures.map(({ role, alt }) => `${role} ${alt}`)).toEqual([
      "Figure 示意图 1",
      "Figure 示意图 2",
      "Figure 示意图 3",
    ]);
    expect(facts.elements.filter(({ lang }) => lang === "en")).toHaveLength(SLIDES);
  });

  test("has bookmarks and links, within and out", () => {
    expect(facts.outline).toEqual([
      { title: "第 1 张", page: 1, items: [] },
      { title: "第 2 张", page: 2, items: [] },
      { title: "第 3 张", page: 3, items: [] },
    ]);
    expect(facts.links).toEqual([
      { page: 1, to: 2 },
      { page: 1, to: "https://example.org/1" },
      { page: 2, to: 3 },
      { page: 2, to: "https://example.org/2" },
      { page: 3, to: 1 },
      { page: 3, to: "https://example.org/3" },
    ]);
  });

  test("has real fonts, cut to what is used", () => {
    expect(facts.fonts.length).toBeGreaterThan(0);
    for (const { name, type } of facts.fonts) {
      expect(type).toBe("TrueType");
      expect(name).toMatch(/^[A-Z]{6}\+Noto/);
    }
    expect(bytes.length).toBeLessThan(100_000);
  });

  test.skipIf(spawnSync("qpdf", ["--version"]).status !== 0)("is sound to qpdf", () => {
    const folder = mkdtempSync(join(tmpdir(), "pangbai-qpdf-"));
    writeFileSync(join(folder, "a.pdf"), bytes);
    const { status, stderr } = spawnSync("qpdf", ["--check", join(folder, "a.pdf")]);
    rmSync(folder, { recursive: true });
    expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: "" });
  });

  test("is the same again, from a browser started anew too", async () => {
    const another = await startBrowser(inject("browserPath"));
    const copies = [await printPdf(job, browser), await printPdf(job, another)];
    await endBrowser(another);
    for (const copy of copies) expect(Buffer.compare(copy, bytes)).toBe(0);
  });

  test("is the same from a slow machine", async () => {
    const slow = await startBrowser(inject("browserPath"));
    slowDown(slow);
    expect(Buffer.compare(await printPdf(job, slow), bytes)).toBe(0);
    await endBrowser(slow);
  });
});

/** Its pages take six times as long from now on. */
function slowDown(slow: Browser): void {
  const newContext = slow.newContext.bind(slow);
  slow.newContext = async (options) => {
    const context = await newContext(options);
    const newPage = context.newPage.bind(context);
    context.newPage = async () => {
      const page = await newPage();
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
      return page;
    };
    return context;
  };
}

/** What is done to slide 1, 2, 3 …, each in a style of its own. */
const HIDDEN = [
  ".beat + .beat { display: none }",
  ".beat + .beat { visibility: hidden }",
  ".beat + .beat { opacity: 0 }",
  ".beat + .beat { color: transparent }",
  ".beat + .beat { font-size: 0 }",
  ".beat + .beat { position: absolute; left: -1000mm }",
  ".beat + .beat { clip-path: inset(50%) }",
  ".beat + .beat { filter: blur(1px) }",
  ".beat + .beat { height: 0; overflow: hidden }",
];

describe("words that cannot be read are named, with their slide:", () => {
  let comparison: Comparison;
  const named = (slide: number) =>
    comparison.shortfalls
      .filter(({ number }) => number === slide)
      .map(({ kind, text, page }) => `${page} ${kind} ${text}`);

  describe("a beat hidden by", () => {
    beforeAll(async () => {
      const styles = HIDDEN.map((style, index) => `#s${index + 1} ${style}`);
      comparison = await printAndCompare(craftJob(styles.join("\n"), HIDDEN.length));
    });

    test.each(HIDDEN.map((style, index) => [style, index + 1] as const))("%s", (_, slide) => {
      expect(named(slide)).toEqual([`${slide} narration 第二拍，说的是 ${slide} 的去向。`]);
    });

    test("and what is left is counted", () => {
      const { found, total } = comparison.coverage.narration;
      expect(total - found).toBe(HIDDEN.length * 12);
      expect(comparison.faults).toEqual([]);
      expect(isComplete(comparison)).toBe(false);
    });
  });

  describe("clipped, changed or without a glyph,", () => {
    beforeAll(async () => {
      const job = craftJob(
        `#s1 { height: 85mm; margin-bottom: 212mm; overflow: hidden }
#s2 .note { height: 12px; overflow: hidden }
#s3 .backstory { width: 1em; white-space: nowrap; overflow: hidden }
#s8 .description { display: none }`,
        8,
      );
      const other = altered(job, "4 的去向", "4 的方向");
      const rare = rewritten(other, "5 的来历", "5 的\u{10fffd}历");
      comparison = await printAndCompare(rewritten(rare, "6 的来历", "6 的⼀历"));
    });
    const faults = (on: number) => comparison.faults.filter(({ page }) => page === on);

    test("the end of a page", () => {
      expect(named(1)).toEqual([
        "1 narration 第二拍，说的是 1 的去向。",
        "1 note 编者注 1",
        "1 backstory 补充 1",
        "1 description 图示 1 到服务",
      ]);
    });

    test("a line cut through its middle, though its text is still there", () => {
      expect(named(2)).toEqual(["2 note 编者注 2"]);
      const text = expect.stringMatching(/^编者注 ?2$/);
      expect(faults(2)).toMatchObject([{ kind: "cut", text, slides: [2] }]);
    });

    test("a line cut at its end", () => {
      expect(named(3)).toEqual(["3 backstory 补充 3"]);
    });

    test("a figure in words", () => {
      expect(named(8)).toEqual(["8 description 图示 8 到服务"]);
    });

    test("other words than the model's", () => {
      expect(named(4)).toEqual(["4 narration 去"]);
    });

    test("a character that no font has", () => {
      expect(named(5)).toEqual(["5 narration \u{10fffd}"]);
      const before = expect.stringMatching(/说的是 5 的$/);
      expect(faults(5)).toMatchObject([{ kind: "no-glyph", before, slides: [5] }]);
    });

    test("a radical in the place of a character", () => {
      // A machine with fonts of its own may have a glyph for it.
      const kind = expect.stringMatching(/^(?:no-glyph|radical)$/);
      expect(faults(6)).toMatchObject([{ kind, slides: [6] }]);
    });

    test("and a slide in order is not named", () => {
      expect([...named(7), ...faults(7)]).toEqual([]);
    });
  });
});

/** The job with other words, in its document and its model alike. */
function rewritten(job: PrintJob, from: string, to: string): PrintJob {
  return JSON.parse(JSON.stringify(job).replaceAll(from, to));
}

test("a page too many is an error, though every word is there", async () => {
  const comparison = await printAndCompare(craftJob("#s2 { height: 300mm }"));
  expect(comparison.pages).toEqual({ expected: SLIDES, found: SLIDES + 1 });
  expect(isComplete(comparison)).toBe(false);
});

test("a font that says a radical where it draws a character is found out", async () => {
  const job = craftJob();
  const pdf = await PDFDocument.load(await printPdf(job, browser));
  for (const [at, stream] of pdf.context.enumerateIndirectObjects()) {
    if (!(stream instanceof PDFRawStream)) continue;
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
    if (!text.includes("beginbfchar")) continue;
    // 去, as the font's table of characters has it.
    pdf.context.assign(at, pdf.context.flateStream(text.replace(/<53bb>/i, "<2F00>")));
  }
  const comparison = comparePrinted(job, await readPdf(await pdf.save()));
  expect(comparison.faults.map(({ kind, text, slides }) => ({ kind, text, slides }))).toEqual(
    [1, 2, 3].map((number) => ({ kind: "radical", text: "⼀", slides: [number] })),
  );
  expect(comparison.shortfalls).toMatchObject([
    { number: 1, text: "去" },
    { number: 2, text: "去" },
    { number: 3, text: "去" },
  ]);
});

describe("what cannot be drawn is an error:", () => {
  test("a font that is none", async () => {
    const broken = "@font-face { font-family: None; src: url(data:font/woff2;base64,AAAA) }";
    await expect(printPdf(craftJob(broken), browser)).rejects.toMatchObject({
      problem: { kind: "fonts-broken", names: ["None normal"] },
    });
  });

  test.each([
    ["that is none", "data:image/png;base64,AAAA"],
    ["from elsewhere, which is never fetched", "https://example.org/a.png"],
  ])("a picture %s", async (_, address) => {
    const picture = `<p class="note"><img alt="一张图" src="${address}">`;
    const job = altered(craftJob(), '<p class="note">', picture);
    await expect(printPdf(job, browser)).rejects.toMatchObject({
      problem: { kind: "pictures-broken", names: ["一张图"] },
    });
  });
});

test("no script of the document runs", async () => {
  const script = `<script>document.body.textContent = "";</script></body>`;
  expect(isComplete(await printAndCompare(altered(craftJob(), "</body>", script)))).toBe(true);
});

test("a page that dies is an error at once, and the browser is gone", async () => {
  const own = await startBrowser(inject("browserPath"));
  const newContext = own.newContext.bind(own);
  own.newContext = async (options) => {
    const context = await newContext(options);
    context.once("page", async (page) => {
      const session = await context.newCDPSession(page);
      page.once("load", () => session.send("Page.crash").catch(() => {}));
    });
    return context;
  };
  await expect(printPdf(craftJob(), own)).rejects.toMatchObject({
    problem: { kind: "browser-ended" },
  });
  await expect.poll(() => own.isConnected()).toBe(false);
});
