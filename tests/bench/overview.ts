/** Opening the overview: from the key until its titles are on screen. Pictures come later, in idle time. */
import type { Page } from "playwright-core";
import { type Press, takePresses } from "./probe.ts";

const TIMES = 10;

/** Keys are being noted already, and the last one was some while ago. */
export async function openOverview(page: Page): Promise<readonly Press[]> {
  for (let count = 0; count < TIMES; count += 1) {
    await page.keyboard.press("o");
    await page.locator(".tile > [aria-current]").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
  }
  const presses = await page.evaluate(takePresses);
  return presses.filter(({ key }) => key === "o");
}
