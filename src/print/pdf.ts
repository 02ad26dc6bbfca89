/** A document that is ready to print → the bytes of its PDF. The same document in the same browser gives
 *  the same bytes. */
import type { Browser } from "../browser/start.ts";
import { workWith } from "../browser/work.ts";
import type { PrintJob } from "../model/printed.ts";

/** What of a document could not be drawn. */
export type PrintProblem =
  | { readonly kind: "fonts-broken"; readonly names: readonly string[] }
  | { readonly kind: "pictures-broken"; readonly names: readonly string[] };

export class PrintError extends Error {
  readonly problem: PrintProblem;

  constructor(problem: PrintProblem) {
    super(JSON.stringify(problem));
    this.name = "PrintError";
    this.problem = problem;
  }
}

export async function printPdf(job: PrintJob, browser: Browser): Promise<Uint8Array> {
  const { html, pages } = job;
  const printing = workWith(browser, secondsFor(pages.length), () => draw(html, browser));
  // Large, and so loaded while the browser is at work.
  const finish = import("./finish.ts");
  const printed = await printing;
  if ("kind" in printed) throw new PrintError(printed);
  return (await finish).finishPdf(printed.bytes, job);
}

/** Ten times what a common machine needs; up to 150 pages less than half a minute, in which a person
 *  waiting learns that nothing comes. */
function secondsFor(pages: number): number {
  return 15 + pages / 10;
}

/** The document stands at an address, since only there it can be given a policy; nobody has that address,
 *  and nothing else is let through. */
const ADDRESS = "http://pangbai.invalid/";
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

async function draw(
  html: string,
  browser: Browser,
): Promise<{ readonly bytes: Uint8Array } | PrintProblem> {
  const context = await browser.newContext({ offline: true, serviceWorkers: "block" });
  const page = await context.newPage();
  const crash = new Promise<never>((_, fail) => {
    page.once("crash", () => fail(new Error("the page crashed")));
  });
  const print = async () => {
    await page.route("**/*", (route) =>
      route.request().url() === ADDRESS
        ? route.fulfill({
            // Laid out once, when the fonts are there, and not anew with each of them.
            body: html.replace("<body>", "<body hidden>"),
            contentType: "text/html; charset=utf-8",
            headers: { "content-security-policy": POLICY },
          })
        : route.abort(),
    );
    await page.emulateMedia({ media: "print" });
    await page.goto(ADDRESS, { timeout: 0 });
    const { fonts, pictures } = await page.evaluate(whenReady);
    if (fonts.length > 0) return { kind: "fonts-broken", names: fonts } as const;
    if (pictures.length > 0) return { kind: "pictures-broken", names: pictures } as const;
    const bytes = await page.pdf({
      tagged: true,
      outline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
    return { bytes };
  };
  const printed = await Promise.race([print(), crash]);
  await context.close();
  return printed;
}

/** Runs in the page, once it has loaded. Every font that the document brings is asked for by name: the
 *  margins of a page use fonts only when it is printed. */
async function whenReady(): Promise<{ fonts: string[]; pictures: string[] }> {
  const faces = [...document.fonts];
  const images = [...document.images];
  const [loaded, decoded] = await Promise.all([
    Promise.allSettled(faces.map((face) => face.load())),
    Promise.allSettled(images.map((image) => image.decode())),
  ]);
  document.body.hidden = false;
  await document.fonts.ready;
  const failed = <T>(all: T[], results: PromiseSettledResult<unknown>[]) =>
    all.filter((_, index) => results[index]?.status === "rejected");
  return {
    fonts: failed(faces, loaded).map(({ family, weight }) => `${family} ${weight}`),
    pictures: failed(images, decoded).map(({ alt, src }) => alt || src.slice(0, 40)),
  };
}
