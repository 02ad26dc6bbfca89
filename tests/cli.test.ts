/** The command line, run for real: the emitted `lib/cli.js` in a process of its own. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POLICY } from "../src/build/page.ts";

const home = fileURLToPath(new URL("../", import.meta.url));
const cli = join(home, "lib/cli.js");
const scratch = mkdtempSync(join(tmpdir(), "pangbai-cli-"));

// The program finds its page and assets from where it stands, so it is emitted to where it belongs.
beforeAll(() => {
  const tsc = join(home, "node_modules/typescript/bin/tsc");
  const emitted = spawnSync(process.execPath, [tsc, "-p", join(home, "src/tsconfig.lib.json")]);
  expect(String(emitted.stdout)).toBe("");
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
  test.each([
    [[]],
    [["--help"]],
    [["help"]],
    [["dev", "--help"]],
    [["build", "--help"]],
    [["check", "--help"]],
    [["outline", "--help"]],
  ])("%j names every command and the exit statuses", (args) => {
    const { status, stdout, stderr } = pangbai(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const command of ["dev", "build", "check", "outline"]) {
      expect(stdout).toContain(`pangbai ${command} [talk]`);
    }
    expect(stdout).toContain("Exit status: 0 no error, 1 errors, 2 wrong use");
  });

  test("is in Chinese in a Chinese terminal, and LC_ALL decides before LANG", () => {
    const chinese = { LC_ALL: "", LANG: "zh_CN.UTF-8" };
    expect(pangbai(["--help"], home, chinese).stdout).toContain("退出码");
    expect(pangbai(["nope"], home, chinese).stderr).toContain("没有“nope”这个命令");
    const english = { LC_ALL: "en_GB.UTF-8", LANG: "zh_CN.UTF-8" };
    expect(pangbai(["--help"], home, english).stdout).toContain("Exit status");
  });

  test("the version is the package's", () => {
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    expect(pangbai(["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("wrong use is one line on stderr and exit status 2", () => {
  test.each<[args: string[], says: string]>([
    [["nope"], 'there is no command "nope"'],
    [["--nope"], "there is no option --nope"],
    [["check", "--nope"], "there is no option --nope"],
    [["outline", "-x"], "there is no option -x"],
    [["dev", "--strict"], "there is no option --strict"],
    [["check", "slides", "more"], '"more" is one argument too many'],
    [["help", "more"], '"more" is one argument too many'],
    [["build", "--out"], "--out needs a value"],
    [["build", "--out", "--strict"], "--out needs a value"],
    [["check", "--json=yes"], "--json takes no value"],
    [["dev", "--port", "many"], "--port is a number"],
    [["dev", "--port", "70000"], "--port is a number"],
  ])("%j", (args, says) => {
    const { status, stdout, stderr } = pangbai(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/^[^\n]*pangbai --help\n$/);
  });
});

describe("a talk that cannot be read", () => {
  test.each([
    [["check", "no/such/talk"]],
    [["check", "no/such/talk", "--json"]],
    [["outline", "no/such/talk/", "--json"]],
    [["build", "no/such/talk"]],
    [["dev", "no/such/talk"]],
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
    const nothing = "没有问题：5 章，36 张幻灯片，121 拍旁白\n";
    for (const args of [["check"], ["check", "--strict"], ["check", "slides/"]]) {
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
    expect(slides).toHaveLength(36);
    expect(slides.flatMap(({ narration }) => narration)).toHaveLength(121);
  });

  test("as text it says the same", () => {
    const { status, stdout } = pangbai(["outline", "slides"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^从单体到服务网格 {2}36 /);
    expect(stdout.match(/^ {5}~ /gm)).toHaveLength(121);
  });

  test.skipIf(process.platform === "win32")("may be read by one who stops early", () => {
    const command = `{ "${process.execPath}" lib/cli.js outline --json; echo "status $?" >&2; } | true`;
    const { stderr } = spawnSync("sh", ["-c", command], { cwd: home, encoding: "utf8" });
    expect(stderr).toBe("status 0\n");
  });
});

describe("build", () => {
  test("writes a page with its policy, says where, and may be repeated", () => {
    const talk = writeShortTalk("site");
    for (const _ of ["first", "again"]) {
      const { status, stdout, stderr } = pangbai(["build", talk, "--out", "site-out"], scratch);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toMatch(/^Written to site-out: \d+ files, \d+ KB\n$/);
      const page = readFileSync(join(scratch, "site-out/index.html"), "utf8");
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
      expect(policy?.replaceAll("&#39;", "'")).toBe(POLICY);
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

  describe("never empties what it did not write:", () => {
    beforeAll(() => {
      writeShortTalk("precious");
      symlinkSync(join(scratch, "precious"), join(scratch, "alias"));
      mkdirSync(join(scratch, "other"));
      writeFileSync(join(scratch, "other/index.html"), "<!doctype html><title>Mine</title>");
    });

    test.each([
      ["the talk", "precious", "holds or lies in the talk"],
      ["a folder in it", "precious/dist", "holds or lies in the talk"],
      ["a folder above it", ".", "holds or lies in the talk"],
      ["the talk by another name", "alias/dist", "holds or lies in the talk"],
      ["somebody's folder", "other", "something other than a build"],
      ["a file", "other/index.html", "not a folder"],
    ])("%s", (_what, out, says) => {
      const { status, stdout, stderr } = pangbai(["build", "precious", "--out", out], scratch);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(says);
      expect(readdirSync(join(scratch, "precious"))).toEqual(["01-a.md"]);
      expect(readdirSync(join(scratch, "other"))).toEqual(["index.html"]);
    });
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

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((ended) => {
    child.once("exit", ended);
  });
}
