/** The service worker of a built talk: whoever was there once has all of it, without network. It keeps the
 *  files of its own build, all or none, so that a page goes on with the set it began with. Of the rest of
 *  the site it touches nothing. */

export {};

/** Written before this program by `build/offline.ts`: what the build is known by, and its files, each by its
 *  path with the hash of its bytes. */
declare const VERSION: string;
declare const FILES: Readonly<Record<string, string>>;

/** The part of a worker's surroundings that is used here; no page has it, so TypeScript's DOM has it not. */
interface Surroundings {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(name: "fetch", listener: (event: Asking) => void): void;
}

interface Lasting {
  waitUntil(work: Promise<void>): void;
}

interface Asking {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** How long an open network may be silent before the page is shown as it is kept, in ms. */
const PATIENCE = 2000;
/** A press on the page feels what is kept beside it, and a talk of thousands of slides has megabytes to keep: after
 *  each file the page has the machine for itself, for so many ms a kilobyte, and not longer than this. */
const REST_MS = 0.5;
const MOST_REST_MS = 200;

const worker = self as unknown as Surroundings;
const home = worker.registration.scope;
/** Of this deck: another one on the same site has its own. */
const ours = `pangbai ${new URL(home).pathname} `;
const own = ours + VERSION;

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(home)) return;
  const path = url.slice(home.length).replace(/[?#].*/, "");
  if (mode === "navigate") {
    const page = path || "index.html";
    if (page in FILES) event.respondWith(pageFor(event.request, page));
  } else if (path.startsWith("assets/")) {
    event.respondWith(assetFor(event.request));
  }
});

async function keepAll(): Promise<void> {
  // Of the worker that is at work, where an older build has come back.
  const inUse = await caches.has(own);
  const cache = await caches.open(own);
  try {
    for (const file of Object.keys(FILES)) {
      const bytes = await keep(file, cache);
      const rest = Math.min((bytes / 1024) * REST_MS, MOST_REST_MS);
      await new Promise((rested) => setTimeout(rested, rest));
    }
  } catch (error) {
    if (!inUse) await caches.delete(own);
    throw error;
  }
}

/** Only what its build wrote: neither the page of another build, while a host is between two of them, nor the
 *  one that stands in for what is missing. Returns how many bytes it has. */
async function keep(file: string, cache: Cache): Promise<number> {
  const address = new URL(file, home).href;
  const answer = await fetch(address, {
    cache: "no-cache",
    integrity: FILES[file] ?? "",
    mode: "same-origin",
    priority: "low",
  });
  if (!answer.ok) throw new Error(`${answer.status} ${file}`);
  const headers = new Headers(answer.headers);
  // The same bytes, whoever asks.
  headers.delete("vary");
  // Made anew: some hosts redirect `index.html`, and no page may be opened from an answer that was.
  const bytes = await answer.arrayBuffer();
  await cache.put(address, new Response(bytes, { headers }));
  return bytes.byteLength;
}

/** Nobody has an older set any more: a worker waits until the last page of the one before it is closed. */
async function takeOver(): Promise<void> {
  // Another set may be on its way already; then its worker clears up.
  const { installing, waiting } = worker.registration;
  const older = installing || waiting ? [] : (await ourSets()).filter((name) => name !== own);
  await Promise.all(older.map((name) => caches.delete(name)));
  // The page of a first visit too is to find what it has yet to load.
  await worker.clients.claim();
}

/** The newest, for whoever is online. */
async function pageFor(request: Request, page: string): Promise<Response> {
  const answer = fetch(request);
  const sound = answer.then(
    (fresh) => (fresh.status < 500 ? fresh : null),
    () => null,
  );
  const silence = new Promise<null>((over) => setTimeout(over, PATIENCE, null));
  return (
    (await Promise.race([sound, silence])) ??
    (await caches.match(new URL(page, home).href, { cacheName: own })) ??
    answer
  );
}

/** Its name says what is in it, so it is never too old. A page that came from the network may be newer than this
 *  worker, and the set of the next one may have it. */
async function assetFor(request: Request): Promise<Response> {
  for (const cacheName of [own, ...(await ourSets())]) {
    const kept = await caches.match(request.url, { cacheName });
    if (kept !== undefined) return kept;
  }
  return fetch(request);
}

async function ourSets(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(ours));
}
