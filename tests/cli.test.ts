/** The command line, run for real: the emitted `lib/cli.js` in a process of its own. */
import {
  type ChildProcess,
  execFileSync,
  type StdioOptions,
  spawn,
  spawnSync,
} from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { sitePolicy } from "../src/build/page.ts";

const home = fileURLToPath(new URL("../", import.meta.url));
const cli = join(home, "lib/cli.js");
const scratch = mkdtempSync(join(tmpdir(), "pangbai-cli-"));

// The program finds its page and assets from where it stands, so it is emitted to where it belongs.
beforeAll(() => {
  const emitted = spawnSync("npm", ["run", "--silent", "prepare"], {
    cwd: home,
    shell: process.platform === "win32",
  });
  expect(String(emitted.stdout) + emitted.stderr).toBe("");
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const ENGLISH = { LC_ALL: "C.UTF-8", LANG: "C.UTF-8" };

function pangbai(args: readonly string[], cwd = home, env: Record<string, string> = ENGLISH): Ran {
  const ran = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

/** A talk in the scratch folder; commands are given there, so that its path is its name. */
function writeTalk(name: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(join(scratch, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(scratch, name, file), text);
  return name;
}

function writeShortTalk(name: string): string {
  return writeTalk(name, { "01-a.md": "# Hello\n\n## One\n\nText\n" });
}

const AUTHOR_MISTAKES = `# 开场

## 第一页

正文

#####旁白

这句话没有成为旁白。
`;

describe("help", () => {
  test.each([[[]], [["--help"]], [["pdf", "--help"]]])(
    "%j names every command and the exit statuses",
    (args) => {
      const { status, stdout, stderr } = pangbai(args);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      for (const command of ["dev", "build", "pdf", "check", "outline"]) {
        expect(stdout).toContain(`pangbai ${command} [talk]`);
      }
      expect(stdout).toContain("Exit status: 0 no error, 1 errors, 2 wrong use");
    },
  );

  test("is in Chinese in a Chinese terminal, and LC_ALL decides before LANG", () => {
    const chinese = { LC_ALL: "", LANG: "zh_CN.UTF-8" };
    expect(pangbai(["--help"], home, chinese).stdout).toContain("退出码");
    expect(pangbai(["nope"], home, chinese).stderr).toContain("没有“nope”这个命令");
    const english = { LC_ALL: "en_GB.UTF-8", LANG: "zh_CN.UTF-8" };
    expect(pangbai(["--help"], home, english).stdout).toContain("Exit status");
  });

  test("help format tells how a chapter is written, in the terminal's language", () => {
    const { status, stdout, stderr } = pangbai(["help", "format"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("opens a part, always with a divider");
    expect(stdout).toContain("##### 旁白");
    const chinese = { LC_ALL: "", LANG: "zh_CN.UTF-8" };
    expect(pangbai(["help", "format"], home, chinese).stdout).toContain("开始一部");
  });

  test("the version is the package's", () => {
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    expect(pangbai(["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("wrong use is one line on stderr and exit status 2", () => {
  // Every other is in cli/arguments.test.ts. One is found by the words, one by the files, one by the talk.
  test.each<[args: string[], says: string]>([
    [["check", "--nope"], "there is no option --nope"],
    [["pdf", "--out", "package.json"], "is no PDF"],
    [["pdf", "--chapters", "3-9"], "the talk has not that many chapters"],
  ])("%j", (args, says) => {
    const { status, stdout, stderr } = pangbai(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/^[^\n]*pangbai --help\n$/);
  });
});

describe("a talk that cannot be read", () => {
  test.each([
    [["check", "no/such/talk", "--json"]],
    [["outline", "no/such/talk/", "--json"]],
    [["build", "no/such/talk"]],
    [["dev", "no/such/talk"]],
    [["pdf", "no/such/talk"]],
  ])("%j says so, prints no result, and is exit status 2", (args) => {
    const { status, stdout, stderr } = pangbai(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^no\/such\/talk: no such folder.*\n$/);
  });

  test("a file is no talk", () => {
    const { status, stderr } = pangbai(["check", "package.json"]);
    expect(status).toBe(2);
    expect(stderr).toContain("package.json: a talk is a folder");
  });
});

describe("check", () => {
  test("finds nothing wrong with the talk in slides/, strictly too, and without naming it", () => {
    const nothing = "没有问题：5 章，44 张幻灯片，121 拍旁白\n";
    for (const args of [["check"], ["check", "--strict", "slides/"]]) {
      expect(pangbai(args)).toEqual({ status: 0, stdout: nothing, stderr: "" });
    }
  });

  test("shows where a warning stands, the line, a caret and what to do; only --strict minds", () => {
    const talk = writeTalk("unspaced", { "01-a.md": AUTHOR_MISTAKES });
    const { status, stdout, stderr } = pangbai(["check", `${talk}/`], scratch);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      "unspaced/01-a.md:7:1: warning: “#####旁白”被当作正文，不是旁白",
      "  7 | #####旁白",
      "    | ^",
      "  提示: 在 # 后面加一个空格",
      "0 个错误，1 个警告",
      "",
    ]);
    expect(pangbai(["check", talk, "--strict"], scratch)).toEqual({ status: 1, stdout, stderr });
  });

  test("an error is exit status 1; problems stand in the order of the text", () => {
    const picture = "## 第二页\n\n![架构](gone.png)\n\n";
    const talk = writeTalk("broken", { "01-a.md": picture + AUTHOR_MISTAKES });
    const { status, stdout } = pangbai(["check", talk], scratch);
    expect(status).toBe(1);
    const heads = stdout.split("\n").filter((line) => line.startsWith("broken/"));
    expect(heads.map((head) => head.replace(/: (?=[^:]*$).*/, ""))).toEqual([
      "broken/01-a.md:3:1: error",
      "broken/01-a.md:11:1: warning",
    ]);
    expect(stdout).toContain("  3 | ![架构](gone.png)\n    | ^\n");
    expect(stdout).toMatch(/\n1 个错误，1 个警告\n$/);
  });

  test("--json prints one object and nothing else", () => {
    const talk = writeTalk("data", { "01-a.md": AUTHOR_MISTAKES });
    const { status, stdout, stderr } = pangbai(["check", "--json", "--strict", talk], scratch);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const data = JSON.parse(stdout);
    expect(Object.keys(data)).toEqual(["pangbai", "problems", "errors", "warnings"]);
    expect(data).toMatchObject({
      pangbai: 1,
      problems: [
        {
          kind: "narration-mark-without-space",
          severity: "warning",
          path: "data/01-a.md",
          line: 7,
          column: 1,
        },
      ],
      errors: 0,
      warnings: 1,
    });
  });

  test("speaks the language of the deck, whatever the terminal's", () => {
    const talk = writeShortTalk("english");
    const { stdout } = pangbai(["check", talk], scratch, { LC_ALL: "", LANG: "zh_CN.UTF-8" });
    expect(stdout).toBe("No problems: 1 chapter, 2 slides, 0 beats\n");
  });
});

describe("check --visual", () => {
  const visual = ["check", "--visual", "--browser", inject("browserPath")];

  // browser/check.test.ts looks at the talk in slides/.
  test("finds nothing clipped where nothing is, and says how much it looked at", () => {
    const talk = writeTalk("whole", { "01-a.md": "## 一页\n\n正文\n\n##### 旁白\n\n一句。\n" });
    const { status, stdout, stderr } = pangbai([...visual, talk], scratch);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(
      /^没有问题：1 章，1 张幻灯片，1 拍旁白；看过 2 屏，\d+ 个分步，讲义 \d+ 页\n$/,
    );
  });

  test("tells what is clipped beside all that is wrong, writes nothing, and is exit status 1", () => {
    const title = "很长的题目".repeat(150);
    const talk = writeTalk("long", { "01-a.md": `${AUTHOR_MISTAKES}\n## ${title}\n\n正文\n` });
    const { status, stdout, stderr } = pangbai([...visual, talk], scratch);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toMatch(/^long\/01-a\.md:7:1: warning: /m);
    const lines = stdout.split("\n");
    const clipped = lines.findIndex((line) => line.startsWith("long/01-a.md:11:1: "));
    expect(lines.slice(clipped, clipped + 4)).toEqual([
      expect.stringMatching(/: error: 幻灯片 3 .边被裁掉 \d+ px（与页脚重叠）：“/),
      `  11 | ## ${title}`,
      "     | ^",
      "  提示: 缩短内容，或另起一行写 --- 分成两张",
    ]);
    expect(stdout).toMatch(/\n[1-9] 个错误，1 个警告\n$/);
    const asData = pangbai([...visual, "--json", talk], scratch);
    expect(asData).toMatchObject({ status: 1, stderr: "" });
    const { problems } = JSON.parse(asData.stdout);
    expect(problems).toContainEqual(
      expect.objectContaining({ kind: "screen-clipped", line: 11, severity: "error" }),
    );
    expect(readdirSync(join(scratch, talk))).toEqual(["01-a.md"]);
    expect(readdirSync(scratch)).not.toContain("dist");
  });

  test("says that the browser it was given is not there, and nothing else", () => {
    const talk = writeShortTalk("unseen");
    const args = ["check", "--visual", "--browser", "no/such/browser", talk];
    const { status, stdout, stderr } = pangbai(args, scratch);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(
      /^--browser names "no\/such\/browser", and there is no such file\.\nhint: .*\n$/,
    );
  });
});

interface OutlineData {
  readonly pangbai: number;
  readonly chapters: readonly {
    readonly slides: readonly {
      readonly number: number;
      readonly narration: readonly { readonly text: string }[];
    }[];
  }[];
}

describe("outline", () => {
  test("--json has all slides and beats of the talk, in order", () => {
    const { status, stdout, stderr } = pangbai(["outline", "--json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const outline: OutlineData = JSON.parse(stdout);
    expect(outline.pangbai).toBe(1);
    const slides = outline.chapters.flatMap((chapter) => chapter.slides);
    expect(slides.map(({ number }) => number)).toEqual(slides.map((_, index) => index + 1));
    expect(slides).toHaveLength(44);
    expect(slides.flatMap(({ narration }) => narration)).toHaveLength(121);
  });

  test("as text it says the same", () => {
    const { status, stdout } = pangbai(["outline", "slides"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^从单体到服务网格 {2}44 /);
    expect(stdout.match(/^ {5}~ /gm)).toHaveLength(121);
  });

  test.skipIf(process.platform === "win32")("may be read by one who stops early", () => {
    const command = `{ "${process.execPath}" lib/cli.js outline --json; echo "status $?" >&2; } | true`;
    const { stderr } = spawnSync("sh", ["-c", command], { cwd: home, encoding: "utf8" });
    expect(stderr).toBe("status 0\n");
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

describe("build", () => {
  test("writes a page with its policy, says where, and may be repeated", () => {
    const talk = writeShortTalk("site");
    const [before = "", after = ""] = sitePolicy(["HASH"]).split("HASH");
    const policyLike = new RegExp(
      `^${escaped(before)}(?: ?'sha256-[\\w+/=]{44}'){2}${escaped(after)}$`,
    );
    for (const _ of ["first", "again"]) {
      const { status, stdout, stderr } = pangbai(["build", talk, "--out", "site-out"], scratch);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toMatch(/^Written to site-out: \d+ files, \d+ KB\n$/);
      const page = readFileSync(join(scratch, "site-out/index.html"), "utf8");
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
      expect(policy?.replaceAll("&#39;", "'")).toMatch(policyLike);
    }
    expect(readdirSync(join(scratch, talk))).toEqual(["01-a.md"]);
  });

  test("tells problems on stderr and writes all the same", () => {
    const talk = writeTalk("flawed", { "01-a.md": "# Talk\n\n## One\n\n![](gone.png)\n" });
    const { status, stdout, stderr } = pangbai(["build", talk, "--out", "flawed-out"], scratch);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Written to flawed-out/);
    expect(stderr).toMatch(/^flawed\/01-a\.md:5:1: error: /);
    expect(existsSync(join(scratch, "flawed-out/index.html"))).toBe(true);
  });

  // What else it never empties is in cli/out.test.ts.
  test("never empties a folder that it did not write", () => {
    const talk = writeShortTalk("precious");
    mkdirSync(join(scratch, "other"));
    writeFileSync(join(scratch, "other/index.html"), "<!doctype html><title>Mine</title>");
    for (const [out, says] of [
      [`${talk}/dist`, "holds or lies in the talk"],
      ["other", "something other than a build"],
    ] as const) {
      const { status, stdout, stderr } = pangbai(["build", talk, "--out", out], scratch);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(says);
    }
    expect(readdirSync(join(scratch, talk))).toEqual(["01-a.md"]);
    expect(readdirSync(join(scratch, "other"))).toEqual(["index.html"]);
  });
});

interface Program {
  readonly path: string;
  /** How many processes of its group are at work. */
  livingIn(): number;
}

describe("pdf", () => {
  const browser = inject("browserPath");
  const TALK = `# 从头说起

## 第一页

正文有 English。

##### 旁白

大家好，先说第一句。

再说第二句。
`;

  /** A browser that hangs takes 20 seconds: it is begun before all others. */
  let hanging: (Program & { readonly folder: string; readonly ran: Promise<Ran> }) | null = null;
  beforeAll(() => {
    writeTalk("narrated", { "01-a.md": TALK, "02-b.md": "## 第二章\n\n另一章的正文\n" });
    if (process.platform === "win32") return;
    const folder = folderFor("hanging");
    const made = program(folder, "sleep 1000");
    const child = begin(folder, made.path, ["ignore", "pipe", "pipe"]);
    hanging = { ...made, folder, ran: ranOf(child) };
  });

  /** A program that does this instead of being a browser, after it has said who it is. */
  function program(folder: string, does: string): Program {
    const [path, pid] = [join(folder, "tmp/browser"), join(scratch, `${basename(folder)}.pid`)];
    writeFileSync(path, `#!/bin/sh\necho $$ > "${pid}"\nrm "${path}"\n${does}\n`);
    chmodSync(path, 0o755);
    const livingIn = () => {
      const group = readFileSync(pid, "utf8").trim();
      const rows = execFileSync("ps", ["-A", "-o", "pgid=,stat="], { encoding: "utf8" });
      return rows.match(new RegExp(`^ *${group} +[^Z]`, "gm"))?.length ?? 0;
    };
    return { path, livingIn };
  }

  /** The command at work, in a process of its own. */
  function begin(folder: string, browser: string, stdio: StdioOptions): ChildProcess {
    const env = { ...process.env, ...ENGLISH, TMPDIR: join(folder, "tmp") };
    const args = [cli, "pdf", "../narrated", "--browser", browser];
    return spawn(process.execPath, args, { cwd: folder, env, stdio });
  }

  /** In a folder of its own, where nothing but the PDF may appear. */
  function folderFor(name: string): string {
    mkdirSync(join(scratch, name, "tmp"), { recursive: true });
    return join(scratch, name);
  }

  function pdf(folder: string, args: readonly string[] = [], talk = "../narrated"): Ran {
    const named = ["pdf", talk, "--browser", browser, ...args];
    return pangbai(named, folder, { ...ENGLISH, TMPDIR: join(folder, "tmp") });
  }

  /** The file, as far as there is one; and nothing beside it. */
  function onlyFile(folder: string): Buffer | null {
    const [file, ...more] = readdirSync(folder).filter((name) => name !== "tmp");
    expect(more).toEqual([]);
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
    return file === undefined ? null : readFileSync(join(folder, file));
  }

  test("writes the handout, says how much of the talk is in it, and writes the same again", () => {
    const folder = folderFor("printed");
    const { status, stdout, stderr } = pdf(folder);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [written, coverage, ...more] = stdout.split("\n");
    expect(written).toMatch(/^已写入 handout\.pdf：\d+ 页，\d+ KB$/);
    expect(coverage).toMatch(/^旁白 16 \/ 16 字 · 幻灯片 (\d+) \/ \1 字$/);
    expect(more).toEqual([""]);
    const first = onlyFile(folder);
    expect(first?.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf(folder).status).toBe(0);
    expect(first?.equals(onlyFile(folder) ?? Buffer.of())).toBe(true);
    expect(readdirSync(join(scratch, "narrated"))).toEqual(["01-a.md", "02-b.md"]);
  });

  test("prints slides, some chapters, or without the words", () => {
    const folder = folderFor("chosen");
    const slides = pdf(folder, ["--slides", "--out", "slides.pdf"]);
    expect(slides).toMatchObject({ status: 0, stderr: "" });
    expect(slides.stdout).not.toContain("旁白");
    const second = pdf(folder, ["--chapters", "2", "--paper", "letter"]);
    expect(second).toMatchObject({ status: 0, stderr: "" });
    expect(second.stdout).not.toContain("旁白");
    const silent = pdf(folder, ["--no-narration"]);
    expect(silent).toMatchObject({ status: 0, stderr: "" });
    expect(silent.stdout).not.toContain("旁白");
    expect(readdirSync(folder).sort()).toEqual(["handout.pdf", "slides.pdf", "tmp"]);
  });

  test("tells problems on stderr and writes all the same", () => {
    const folder = folderFor("flawed-pdf");
    writeTalk("flawed-pdf/talk", { "01-a.md": `${TALK}\n![架构](gone.png)\n` });
    const { status, stdout, stderr } = pdf(folder, ["--out", "../flawed.pdf"], "talk");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^talk\/01-a\.md:\d+:1: error: /);
    expect(stdout).toContain("已写入 ../flawed.pdf");
  });

  test("names the slide whose words cannot be read, and leaves the old file as it was", () => {
    const folder = folderFor("short");
    writeFileSync(join(folder, "handout.pdf"), "%PDF-old");
    writeTalk("rare", { "01-a.md": TALK.replace("先说", "先\u{10fffd}说") });
    const { status, stdout, stderr } = pdf(folder, [], "../rare");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(
      /error: 第 \d+ 张“第一页”：这些旁白文字在 PDF 第 \d+ 页上读不到：“\u{10fffd}”\n/u,
    );
    expect(stderr).toMatch(/没有写入 handout\.pdf；.*没有改动\n$/);
    expect(onlyFile(folder)?.toString()).toBe("%PDF-old");
  });

  test("says in the language of the deck that the browser it was given is not there", () => {
    const folder = folderFor("lonely");
    const { status, stdout, stderr } = pdf(folder, ["--browser", "no/such/browser"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(
      "--browser 指的“no/such/browser”不存在。\n提示: 请给出 Chromium、Chrome 或 Edge 程序的完整路径\n",
    );
    expect(onlyFile(folder)).toBeNull();
  });

  describe.skipIf(process.platform === "win32")("with a browser that", () => {
    test("crashes, it says so and what the browser said", () => {
      const folder = folderFor("crashing");
      const { path } = program(folder, "echo 'no libnss3.so' >&2; exit 127");
      const { status, stdout, stderr } = pdf(folder, ["--browser", path]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(`${path} 启动不了：\n    no libnss3.so\n提示: 再试一次`);
      expect(onlyFile(folder)).toBeNull();
    });

    test("hangs, it ends at once when told to, and the browser with it", async () => {
      const folder = folderFor("told");
      const { path, livingIn } = program(folder, "sleep 1000");
      const child = begin(folder, path, "ignore");
      const ended = exitOf(child);
      await expect.poll(() => existsSync(path), { timeout: 20_000 }).toBe(false);
      child.kill("SIGTERM");
      expect(await ended).toBe(143);
      await expect.poll(livingIn).toBe(0);
      expect(onlyFile(folder)).toBeNull();
    });

    test("hangs, it says so within half a minute, and the browser is gone", async () => {
      if (hanging === null) throw new Error("it was not begun");
      const { folder, path, livingIn, ran } = hanging;
      const { status, stdout, stderr } = await ran;
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(`${path} 在 20 秒内没有回应，已被结束。\n提示: 再试一次`);
      expect(livingIn()).toBe(0);
      expect(onlyFile(folder)).toBeNull();
    }, 30_000);
  });
});

describe("dev", () => {
  test("shows the talk at the address it prints, and ends well when told to", async () => {
    const talk = writeShortTalk("shown");
    const port = await freePort();
    const server = spawn(process.execPath, [cli, "dev", talk, "--port", String(port)], {
      cwd: scratch,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const said = await outputUntil(server, "Ctrl+C");
      const address = /http:\/\/127\.0\.0\.1:\d+\/(?=\s)/.exec(said)?.[0] ?? "";
      expect(said).toContain(`${address}?view=speaker`);
      expect(said).toContain(`${address}?view=handout`);
      expect(await (await fetch(address)).text()).toContain("<title>Hello</title>");
      const ended = exitOf(server);
      server.kill("SIGTERM");
      expect(await ended).toBe(0);
    } finally {
      server.kill("SIGKILL");
    }
  });

  test("takes the next port when the one asked for is taken", async () => {
    const talk = writeShortTalk("crowded");
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => taken.once("listening", listening));
    const port = portOf(taken);
    const server = spawn(process.execPath, [cli, "dev", talk, "--port", String(port)], {
      cwd: scratch,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const said = await outputUntil(server, "Ctrl+C");
      expect(said).not.toContain(`:${port}/`);
      const ended = exitOf(server);
      server.kill("SIGINT");
      expect(await ended).toBe(0);
    } finally {
      server.kill("SIGKILL");
      taken.close();
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const port = portOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Everything said up to and with the line that contains `word`. */
function outputUntil(child: ChildProcess, word: string): Promise<string> {
  return new Promise((heard, silent) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes(word)) heard(said);
    });
    child.once("exit", () => silent(new Error(`ended without saying "${word}": ${said}`)));
  });
}

/** What came of it once it has ended. */
async function ranOf(child: ChildProcess): Promise<Ran> {
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  }
  const status = await new Promise<number | null>((ended) => child.once("close", ended));
  return { status, ...said };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((ended) => {
    child.once("exit", ended);
  });
}
