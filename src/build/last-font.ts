/** A font of ours for the browser itself. On a machine without any, Chromium ends as soon as it looks for
 *  one to fall back on, though every character of the document has its font in the document. */
import { dirname } from "node:path";
import { cachedFile, contentKey } from "./cache.ts";
import { readSlices, unpackSlice } from "./slices.ts";

/** What to start a browser with. The machine's own fonts stay, and come first. */
export async function lastFontEnvironment(): Promise<Readonly<Record<string, string>>> {
  // Elsewhere a system comes with fonts.
  if (process.platform !== "linux") return {};
  const slice = (await readSlices()).find(({ family }) => family === "Noto Sans");
  if (slice === undefined) return {};
  const name = `${contentKey(slice.id)}.ttf`;
  const font = await cachedFile("last-font", name, () => unpackSlice(slice));
  if (font.path === null) return {};
  const settings = settingsWith(dirname(font.path));
  const file = await cachedFile("last-font", `${contentKey(settings)}.conf`, async () =>
    new TextEncoder().encode(settings),
  );
  return file.path === null ? {} : { FONTCONFIG_FILE: file.path };
}

function settingsWith(folder: string): string {
  const own = process.env.FONTCONFIG_FILE || "/etc/fonts/fonts.conf";
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    "<fontconfig>",
    `  <include ignore_missing="yes">${escapeXml(own)}</include>`,
    `  <dir>${escapeXml(folder)}</dir>`,
    `  <cachedir>${escapeXml(folder)}</cachedir>`,
    "</fontconfig>",
    "",
  ].join("\n");
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
