/** The server of `dev` is for this machine and for its own pages: for others only when asked, and never under
 *  a stranger's name or for a stranger's page. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeServer } from "../../src/cli/dev.ts";
import { type Addresses, cliWordsFor } from "../../src/words/cli.ts";

interface Serving {
  readonly addresses: Addresses;
  close(): Promise<void>;
}

let talk: string;
let serving: Serving;
let port: number;

beforeAll(async () => {
  talk = await mkdtemp(join(tmpdir(), "pangbai-dev-"));
  await writeFile(join(talk, "1-a.md"), "## One\n\nA sentence.\n");
  serving = await serve("127.0.0.1");
  port = Number(new URL(serving.addresses.stage).port);
});

afterAll(async () => {
  await serving.close();
  await rm(talk, { recursive: true });
});

async function serve(host: string): Promise<Serving> {
  const server = await makeServer({ command: "dev", talk, host, port: 5173, open: false });
  return { addresses: await server.listen(), close: server.close };
}

/** The addresses of this machine that others see. */
const outside = Object.values(networkInterfaces())
  .flat()
  .flatMap((one) => (one?.family === "IPv4" && !one.internal ? [one.address] : []));

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((answered, failed) => {
    const asked = request({ host: "127.0.0.1", port, path, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      const { statusCode: status = 0, headers } = response;
      response.on("end", () => answered({ status, headers, body }));
    });
    asked.on("upgrade", ({ headers }, socket) => {
      socket.destroy();
      answered({ status: 101, headers, body: "" });
    });
    asked.on("error", failed).end();
  });
}

function isReachable(host: string, port: number): Promise<boolean> {
  return new Promise((known) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (is: boolean) => () => {
      socket.destroy();
      known(is);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });
}

describe("where it listens", () => {
  test.skipIf(outside.length === 0)("on this machine alone, unless others are let in", async () => {
    expect(await isReachable("127.0.0.1", port)).toBe(true);
    for (const address of outside) expect(await isReachable(address, port)).toBe(false);
    expect(serving.addresses.network).toEqual([]);
    const open = await serve("0.0.0.0");
    try {
      const [first = ""] = open.addresses.network;
      const { hostname, port } = new URL(first);
      expect(outside).toContain(hostname);
      expect(await isReachable(hostname, Number(port))).toBe(true);
      for (const lang of ["en", "zh-CN"] as const) {
        expect(cliWordsFor(lang).served(open.addresses)).toContain(first);
      }
    } finally {
      await open.close();
    }
  });

  test("an address of this machine can be named", async () => {
    const named = await serve("127.0.0.2").catch(() => null);
    // Not every system has more than one of its own.
    if (named === null) return;
    expect(new URL(named.addresses.stage).hostname).toBe("127.0.0.2");
    await named.close();
  });
});

describe("whom it answers", () => {
  test.each([
    "evil.example",
    "evil.example:80",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
  ])("nobody who calls it %s: such a name may belong to somebody else's page", async (host) => {
    for (const path of ["/", "/main.ts", "/@vite/client"]) {
      const { status, body } = await get(path, { host });
      expect(status, path).toBe(403);
      expect(body).not.toContain("sentence");
    }
  });

  test("whoever calls it by its own", async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      expect((await get("/", { host })).status, host).toBe(200);
    }
  });

  test.each(["http://evil.example", "http://localhost:9", "http://127.0.0.1:9", "null"])(
    "a page of %s reads nothing: no answer is shared",
    async (origin) => {
      for (const path of ["/", "/main.ts", "/@vite/client", "/@id/__x00__virtual:pangbai/deck"]) {
        const { status, headers } = await get(path, { origin });
        expect(status, path).toBe(200);
        expect(headers["access-control-allow-origin"], path).toBeUndefined();
        expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
      }
    },
  );

  test("and hears of no change: the socket is for its own pages", async () => {
    const upgrade = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
      "sec-websocket-protocol": "vite-hmr",
    };
    const { body } = await get("/@vite/client");
    const [, token = ""] = /wsToken = "([^"]+)"/.exec(body) ?? [];
    expect(token.length).toBeGreaterThan(8);
    const origin = "http://localhost:9";
    const socket = async (path: string, headers: Readonly<Record<string, string>>) =>
      (await get(path, { ...upgrade, ...headers })).status;
    expect(await socket("/", { origin })).toBe(400);
    expect(await socket("/?token=guessed", { origin })).toBe(400);
    expect(await socket(`/?token=${token}`, { host: "evil.example" })).toBe(400);
    expect(await socket(`/?token=${token}`, { origin: `http://127.0.0.1:${port}` })).toBe(101);
  });
});
