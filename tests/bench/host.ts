/** A folder on the web as a real host serves it: what can be compressed is, and was before anybody asked, so
 *  that no measured page waits for a compressor. */
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

export interface Hosted {
  /** Of the folder, with its closing slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const TEXTS: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
};
const OTHERS: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export async function hostFolder(folder: string): Promise<Hosted> {
  const answers = await readAnswers(folder);
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? "/", "http://host").pathname).slice(1);
    const answer = answers.get(path === "" ? "index.html" : path);
    if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(200, answer.headers).end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // A browser keeps its connections open.
        server.closeAllConnections();
      }),
  };
}

async function readAnswers(folder: string): Promise<ReadonlyMap<string, Answer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const answers = new Map<string, Answer>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    answers.set(relative(folder, path).split(sep).join("/"), await readAnswer(path));
  }
  return answers;
}

async function readAnswer(path: string): Promise<Answer> {
  const bytes = await readFile(path);
  const text = TEXTS[extname(path)];
  if (text !== undefined) {
    const headers = { "content-type": text, "content-encoding": "gzip" };
    return { headers, body: await promisify(gzip)(bytes) };
  }
  const type = OTHERS[extname(path)] ?? "application/octet-stream";
  return { headers: { "content-type": type }, body: bytes };
}
