import { mkdtempSync, rmSync } from "node:fs";
import { chmod, mkdir, readdir, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../../src/model/talk.ts";
import { chapterNames, readTalk, type Unreadable } from "../../src/source/read.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pangbai-talk-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

function talkIn(read: Talk | Unreadable): Talk {
  if ("unreadable" in read) throw new Error(read.reason);
  return read;
}

describe("chapters are the .md files of a folder", () => {
  test.each<[what: string, names: string[], chapters: string[]]>([
    ["in the order of their numbers", ["10-b.md", "2-a.md", "1.md"], ["1.md", "2-a.md", "10-b.md"]],
    ["directly in it", ["a.md", "diagrams/b.md"], ["a.md"]],
    ["that are not set aside by _ or .", ["_draft.md", ".x.md", "a.md"], ["a.md"]],
    ["README.md not among them", ["README.md", "a.md"], ["a.md"]],
    ["but README.md when it is alone", ["README.md", "_a.md"], ["README.md"]],
    ["whatever their case", ["B.MD", "a.md", "readme.md"], ["a.md", "B.MD"]],
  ])("%s", (_what, names, chapters) => {
    expect(chapterNames(names)).toEqual(chapters);
  });
});

describe("a talk is read", () => {
  test("with its chapters, diagrams, settings and the names of its pictures", async () => {
    await write({
      "2-b.md": "\uFEFF# 乙\r\n",
      "1-a.md": "# 甲",
      "deck.yaml": "title: 题\r\n",
      "diagrams/x.mmd": "flowchart LR\r\n",
      "pictures/a b.PNG": "",
      "notes.txt": "",
      ".git/x.md": "",
      "node_modules/p/a.png": "",
    });
    const talk = talkIn(await readTalk(folder));
    expect(talk.chapters).toEqual([
      { path: join(folder, "1-a.md"), name: "1-a.md", text: "# 甲" },
      { path: join(folder, "2-b.md"), name: "2-b.md", text: "# 乙\n" },
    ]);
    expect(talk.diagrams).toEqual([
      { path: join(folder, "diagrams/x.mmd"), name: "x.mmd", text: "flowchart LR\n" },
    ]);
    expect(talk.settings?.text).toBe("title: 题\n");
    expect(talk.pictures).toEqual(["pictures/a b.PNG"]);
  });

  test("and nothing is written into it", async () => {
    await write({ "a.md": "# A" });
    await readTalk(folder);
    expect(await readdir(folder)).toEqual(["a.md"]);
  });

  test("with paths that begin as the folder was given", async () => {
    const talk = talkIn(await readTalk("slides/"));
    expect(talk.chapters[0]?.path).toBe("slides/01-purpose.md");
    expect(talk.name).toBe("slides");
  });
});

describe("a file in trouble costs its own words and nothing else:", () => {
  test("one that is not UTF-8 keeps what can be read, and names the first bad line", async () => {
    await write({ "a.md": "# A", "deck.yaml": "title: 题" });
    const lines = ["# 乙\r\r\n好的\r", Buffer.from([0xb9, 0xfa]), "\r\n", Buffer.from([0xff])];
    const bytes = Buffer.concat(lines.map((part) => Buffer.from(part)));
    await writeFile(join(folder, "b.md"), bytes);
    const { chapters, settings } = talkIn(await readTalk(folder));
    expect(chapters.map(({ trouble }) => trouble)).toEqual([
      undefined,
      { kind: "not-utf8", line: 4 },
    ]);
    expect(chapters[1]?.text.split("\n").slice(0, 3)).toEqual(["# 乙", "", "好的"]);
    expect(settings?.trouble).toBeUndefined();
  });

  test("one that cannot be read is there, without words", async () => {
    await write({ "a.md": "# A", "b.md": "" });
    // More than can be read in one go; it takes no room on the disk.
    await truncate(join(folder, "b.md"), 2 ** 31 + 1);
    const { chapters } = talkIn(await readTalk(folder));
    expect(chapters.map(({ text }) => text)).toEqual(["# A", ""]);
    expect(chapters[1]?.trouble).toEqual({
      kind: "unreadable",
      reason: "ERR_FS_FILE_TOO_LARGE",
    });
  });
});

describe("what is no talk is told, not thrown:", () => {
  test("a folder that is not there", async () => {
    const gone = join(folder, "gone");
    expect(await readTalk(gone)).toEqual({ unreadable: gone, reason: "missing" });
  });

  test("a file", async () => {
    await write({ "a.md": "" });
    const file = join(folder, "a.md");
    expect(await readTalk(file)).toEqual({ unreadable: file, reason: "not-a-folder" });
  });

  // Root may read everything.
  test.skipIf(process.getuid?.() === 0)("a folder that is closed to us", async () => {
    await chmod(folder, 0o000);
    expect(await readTalk(folder)).toEqual({ unreadable: folder, reason: "denied" });
    await chmod(folder, 0o700);
  });

  test("an empty folder is a talk without chapters", async () => {
    expect(talkIn(await readTalk(folder)).chapters).toEqual([]);
  });
});
