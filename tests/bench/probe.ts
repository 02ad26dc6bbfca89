/** What runs inside the page: it listens, and writes down times. Each function is sent there whole, so it
 *  uses nothing from outside itself. */

export interface Press {
  readonly key: string;
  /** From the first handler of a key to the end of a forced style and layout, in milliseconds. */
  readonly work: number;
  /** From the key's own time to the first task after the next frame began. */
  paint: number;
  /** Whether the view stands elsewhere now. */
  readonly moved: boolean;
}

export interface Opened {
  /** Milliseconds since the navigation began. */
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly ready: number;
  /** From when on a press counts: what is pressed before `ready` is kept where a page says so, and lost elsewhere. */
  readonly counts: number;
  /** When each request was answered, and its bytes as they came over the wire. */
  readonly answers: readonly { readonly at: number; readonly bytes: number }[];
}

declare global {
  interface Window {
    bench: { presses: Press[]; ready: number; largestPaint: number; paintedAt: number };
    Reveal?: { getIndices(): unknown };
  }
}

/** What a page logs once it is ready, and nothing larger has been painted for a while. */
export const SETTLED = "bench: settled";

/** Runs before the page's own scripts: notes when what `readyWhen` selects is there, an attribute or a class
 *  that a script sets. It says so itself when nothing larger has been painted for `quiet` milliseconds: who asks
 *  from outside sends a program into the page first, which the page would be measured with. */
export function watchOpening({
  readyWhen,
  quiet,
  settled,
}: {
  readonly readyWhen: string;
  readonly quiet: number;
  readonly settled: string;
}): void {
  window.bench = { presses: [], ready: 0, largestPaint: 0, paintedAt: 0 };
  // A deck of a hundred chapters asks for more than the 250 that are kept by default.
  performance.setResourceTimingBufferSize(10_000);
  new PerformanceObserver((list) => {
    window.bench.largestPaint = list.getEntries().at(-1)?.startTime ?? 0;
    window.bench.paintedAt = performance.now();
  }).observe({ type: "largest-contentful-paint", buffered: true });
  const observer = new MutationObserver(() => {
    if (document.querySelector(readyWhen) === null) return;
    observer.disconnect();
    window.bench.ready = performance.now();
  });
  observer.observe(document, {
    subtree: true,
    attributes: true,
    // The last is how Vue tells.
    attributeFilter: ["class", "data-position", "data-v-app"],
  });
  const asking = setInterval(() => {
    const { ready, paintedAt } = window.bench;
    if (ready === 0 || paintedAt === 0) return;
    if (performance.now() - Math.max(ready, paintedAt) < quiet) return;
    clearInterval(asking);
    console.debug(settled);
  }, 100);
}

export function readOpening(): Opened {
  const paints = performance.getEntriesByName("first-contentful-paint");
  const requests = [
    ...performance.getEntriesByType("navigation"),
    ...performance.getEntriesByType("resource"),
  ] as PerformanceResourceTiming[];
  return {
    firstPaint: paints[0]?.startTime ?? 0,
    largestPaint: window.bench.largestPaint,
    ready: window.bench.ready,
    counts: performance.getEntriesByName("pangbai:keys")[0]?.startTime ?? window.bench.ready,
    answers: requests
      .filter(({ responseEnd, name }) => responseEnd > 0 && !name.startsWith("data:"))
      .map(({ responseEnd, encodedBodySize }) => ({ at: responseEnd, bytes: encodedBodySize })),
  };
}

/** Work that is always the same, so that what it takes tells of the machine. */
export interface Yardstick {
  readonly key: string;
  /** What it takes where nothing comes between. */
  readonly milliseconds: number;
}

/** Notes every key from now on. The page listens on `document`: on `window`, capturing, we come before it,
 *  and bubbling after it, its microtasks included. */
export function watchKeys(yardstick: Yardstick): void {
  const { presses } = window.bench;
  const app = document.querySelector<HTMLElement>("#app");
  const where = (): string | undefined =>
    app === null ? JSON.stringify(window.Reveal?.getIndices()) : app.dataset.position;
  const work = (turns: number): number => {
    let sum = 0;
    for (let turn = 0; turn < turns; turn += 1) sum += turn % 7;
    return sum;
  };
  const timeOf = (turns: number): number => {
    const begun = performance.now();
    work(turns);
    return performance.now() - begun;
  };
  const fastest = Math.min(...Array.from({ length: 30 }, () => timeOf(1_000_000)));
  const turns = (1_000_000 * yardstick.milliseconds) / fastest;
  let began = 0;
  let before: string | undefined;
  const unpainted: { press: Press; at: number }[] = [];
  const afterFrame = new MessageChannel();
  afterFrame.port1.onmessage = () => {
    const next = unpainted.shift();
    if (next !== undefined) next.press.paint = performance.now() - next.at;
  };
  window.addEventListener(
    "keydown",
    ({ key }) => {
      before = where();
      began = performance.now();
      if (key === yardstick.key) work(turns);
    },
    { capture: true },
  );
  window.addEventListener("keydown", (event) => {
    void document.body.offsetHeight;
    const press = {
      key: event.key,
      work: performance.now() - began,
      paint: 0,
      moved: where() !== before,
    };
    presses.push(press);
    unpainted.push({ press, at: event.timeStamp });
    requestAnimationFrame(() => afterFrame.port2.postMessage(null));
  });
}

/** Hands over what was noted, and begins anew. */
export function takePresses(): Press[] {
  return window.bench.presses.splice(0);
}
