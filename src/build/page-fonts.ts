/** The fonts of a built page, cut to what the talk and the page itself say. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CutFont, cutFonts } from "./fonts.ts";
import { packagePath } from "./package.ts";

export const FONTS_MODULE = "virtual:pangbai/fonts.css";

/** Rooms whose text may come to stand on a page. */
const SPEAKING = ["render", "theme", "views", "words"];

/** `text` is all that the pages of a talk may show of it; `there` are faces that the page has in it. */
export async function restOfFonts(
  text: string,
  there: readonly CutFont[],
): Promise<readonly CutFont[]> {
  return cutFonts(text + (await ownText()), { there });
}

/** They go where the fonts go, by their names as files. */
export async function fontLicences(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(packagePath("assets"))).filter((name) => name.startsWith("OFL-"));
  const texts = names.map((name) => readFile(packagePath(`assets/${name}`), "utf8"));
  return new Map((await Promise.all(texts)).map((text, index) => [names[index] ?? "", text]));
}

/** Words are made by functions too, so they cannot be asked for all they may say; their source can. */
export async function ownText(): Promise<string> {
  const files = await Promise.all(
    SPEAKING.map(async (room) => {
      const folder = packagePath(`src/${room}`);
      const names = await readdir(folder, { recursive: true });
      // What the terminal says, a page does not.
      const speaking = names.filter(
        (name) => /\.(?:ts|css)$/.test(name) && !/^(?:cli|problems|format)/.test(name),
      );
      return Promise.all(speaking.map((name) => readFile(join(folder, name), "utf8")));
    }),
  );
  return files.flat().join("\n");
}
