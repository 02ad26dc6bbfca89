import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serveFolder } from "../setup/server.ts";

const root = mkdtempSync(join(tmpdir(), "pangbai-server-"));
const site = join(root, "site");
let atRoot: Served;
let deeper: Served;

beforeAll(async () => {
  mkdirSync(join(site, "讲义"), { recursive: true });
  mkdirSync(join(root, "site-beside"));
  writeFileSync(join(root, "secret.txt"), "secret");
  writeFileSync(join(root, "site-beside", "secret.txt"), "secret");
  writeFileSync(join(site, "index.html"), "<p>旁白");
  writeFileSync(join(site, "讲义", "index.html"), "<p>讲义");
  for (const end of ["js", "css", "woff2", "svg", "json", "png", "js.map", "bin"]) {
    writeFileSync(join(site, `file.${end}`), "");
  }
  atRoot = await serveFolder(site);
  deeper = await serveFolder(site, "/a/b/");
});

afterAll(async () => {
  await Promise.all([atRoot.close(), deeper.close()]);
  rmSync(root, { recursive: true });
});

/** As written: `fetch` would tidy `..` away before the server sees it. */
function ask(
  served: Served,
  path: string,
): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(served.url);
  return new Promise((answered, failed) => {
    get({ hostname, port, path, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => {
        const type = response.headers["content-type"] ?? "";
        answered({ status: response.statusCode ?? 0, type, body });
      });
    }).on("error", failed);
  });
}

test.each([
  ["/", "text/html; charset=utf-8"],
  ["/index.html?print#x", "text/html; charset=utf-8"],
  ["/%E8%AE%B2%E4%B9%89/", "text/html; charset=utf-8"],
  ["/file.js", "text/javascript; charset=utf-8"],
  ["/file.css", "text/css; charset=utf-8"],
  ["/file.woff2", "font/woff2"],
  ["/file.svg", "image/svg+xml; charset=utf-8"],
  ["/file.json", "application/json; charset=utf-8"],
  ["/file.js.map", "application/json; charset=utf-8"],
  ["/file.png", "image/png"],
  ["/file.bin", "application/octet-stream"],
])("%s is served as %s", async (path, type) => {
  expect(await ask(atRoot, path)).toMatchObject({ status: 200, type });
});

test.each([
  "/nothing.html",
  "/%E8%AE%B2%E4%B9%89",
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/../site-beside/secret.txt",
  "//secret.txt",
  "/%00",
  "/%",
])("%s is not there", async (path) => {
  expect(await ask(atRoot, path)).toMatchObject({ status: 404, body: "not found" });
});

test("under a base path, the folder is there and nowhere else", async () => {
  expect(deeper.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a\/b\/$/);
  expect(await ask(deeper, "/a/b/")).toMatchObject({ status: 200, body: "<p>旁白" });
  expect(await ask(deeper, "/a/b/file.js")).toMatchObject({ status: 200 });
  for (const path of ["/", "/file.js", "/a/b", "/a/b/../../file.js", "/a/b//file.js/"]) {
    expect(await ask(deeper, path)).toMatchObject({ status: 404 });
  }
});

test("once closed, nobody answers, and open connections do not keep it open", async () => {
  const served = await serveFolder(site);
  await fetch(served.url);
  await served.close();
  await expect(fetch(served.url)).rejects.toThrow();
});
