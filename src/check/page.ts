/** A page of a talk's site, in a browser of ours. The site is data: nothing is written, no port is opened,
 *  and what is not in it does not exist. */
import type { Browser } from "../browser/start.ts";

/** What stands at a path of the site, `""` being its front; `null` where nothing does. */
export type Site = (path: string) => SiteFile | null;

export interface SiteFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

export type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** Nobody has it. */
const ADDRESS = "http://talk.invalid/";

/** As large as the canvas, so that a pixel is a pixel. */
export async function openPage(browser: Browser, site: Site, address: string): Promise<Page> {
  const page = await browser.newPage({
    // What is on its way would be measured on its way.
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 720 },
    serviceWorkers: "block",
    offline: true,
  });
  // The look as a whole has a limit of time: a slow machine may spend it as it must.
  page.setDefaultTimeout(0);
  await page.route("**/*", (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const file = `${origin}/` === ADDRESS ? site(decodeURIComponent(pathname.slice(1))) : null;
    if (file === null) return route.fulfill({ status: 404, body: "" });
    return route.fulfill({ contentType: file.type, body: Buffer.from(file.body) });
  });
  await page.goto(ADDRESS + address);
  return page;
}

/** Settles once all that `selector` holds stands as it will stay. */
export async function whenDrawn(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ state: "attached" });
  await page.evaluate(settle, selector);
}

/** Runs in the page. */
async function settle(selector: string): Promise<void> {
  const images = document.querySelectorAll<HTMLImageElement>(`${selector} img`);
  // A picture that is broken has a box too.
  await Promise.all([...images].map((image) => image.decode().catch(() => {})));
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
  // Laying out asks for fonts, and those that come may ask for others in their stead.
  do {
    await document.fonts.ready;
    document.body.getBoundingClientRect();
  } while (document.fonts.status === "loading");
}
