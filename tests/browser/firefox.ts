/** Firefox, driven over WebDriver BiDi: what Playwright cannot do with a Firefox it did not build. */
import puppeteer, { type Browser } from "puppeteer-core";

export function startFirefox(path: string): Promise<Browser> {
  return puppeteer.launch({ browser: "firefox", executablePath: path, headless: true });
}
