/** A folder on the web, for the browser tests: a built talk as a plain host would serve it. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, resolve, sep } from "node:path";

export interface Served {
  /** Of the folder itself, with its closing slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** `base` is where on the site the folder stands: `/`, or deeper, `/a/b/`. */
export async function serveFolder(folder: string, base = "/"): Promise<Served> {
  const server = createServer((request, response) => {
    answer(request, response, resolve(folder), base).catch(() => response.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(0, "127.0.0.1", listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // A browser keeps its connections open; the test is over all the same.
        server.closeAllConnections();
      }),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** As a plain host answers. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  base: string,
): Promise<void> {
  const file = fileFor(request.url ?? "/", folder, base);
  const body = file === null ? null : await readFile(file).catch(() => null);
  if (file === null || body === null) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("not found");
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
}

/** The file a request means, or null where it means none: outside the base, or outside the folder. */
function fileFor(url: string, folder: string, base: string): string | null {
  const path = decoded(url.replace(/[?#].*$/s, ""));
  if (path === null || !path.startsWith(base)) return null;
  const file = resolve(folder, `.${sep}${path.slice(base.length)}`);
  if (file === folder) return resolve(folder, "index.html");
  if (!file.startsWith(folder + sep)) return null;
  return path.endsWith("/") ? resolve(file, "index.html") : file;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
