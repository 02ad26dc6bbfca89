/** Many pictures on one: a contact sheet, as PNG. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import type { Shot } from "./camera.ts";

export const FOLDER = resolve(import.meta.dirname, "../../shots");

/** More pictures go on a further sheet: none is so long that it cannot be looked at. */
const ON_A_SHEET = 40;

/** Writes `name.png`, or `name-1.png` and on. */
export async function writeSheets(
  browser: Browser,
  name: string,
  shots: readonly Shot[],
  columns = 4,
): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const page = await browser.newPage({ viewport: { width: columns * 480 + 16, height: 800 } });
  const sheets = Math.ceil(shots.length / ON_A_SHEET);
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    const some = shots.slice(sheet * ON_A_SHEET, (sheet + 1) * ON_A_SHEET);
    await page.setContent(htmlOf(some, columns));
    const file = `${name}${sheets > 1 ? `-${sheet + 1}` : ""}.png`;
    await writeFile(join(FOLDER, file), await page.screenshot({ fullPage: true }));
  }
  await page.close();
}

function htmlOf(shots: readonly Shot[], columns: number): string {
  const figures = shots.map(({ label, png }) => {
    const data = Buffer.from(png).toString("base64");
    return `<figure><img src="data:image/png;base64,${data}"><figcaption>${decodeURI(label)}</figcaption></figure>`;
  });
  return `<style>
    body { display: grid; grid-template-columns: repeat(${columns}, 472px); gap: 8px; margin: 8px; background: #777 }
    figure { margin: 0; font: 12px sans-serif } img { display: block; width: 100% }
  </style>${figures.join("")}`;
}
