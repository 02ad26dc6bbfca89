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
  /** Whether a section was filled within the key's own work, not ahead of it in idle time. */
  readonly late: boolean;
}

export interface Opened {
  /** Milliseconds since the navigation began. */
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly ready: number;
  /** When each request was answered, by address. */
  readonly answered: readonly (readonly [string, number])[];
}

declare global {
  interface Window {
    bench: { presses: Press[]; ready: number; largestPaint: number };
  }
}

/** Runs before the page's own scripts: notes when the first screen is drawn, its fonts included. */
export function watchOpening(): void {
  window.bench = { presses: [], ready: 0, largestPaint: 0 };
  // A deck of a hundred chapters asks for more than the 250 that are kept by default.
  performance.setResourceTimingBufferSize(10_000);
  new PerformanceObserver((list) => {
    window.bench.largestPaint = list.getEntries().at(-1)?.startTime ?? 0;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  const observer = new MutationObserver(() => {
    if (document.querySelector("section.present .screen[data-ready]") === null) return;
    observer.disconnect();
    document.fonts.ready.then(() => {
      window.bench.ready = performance.now();
    });
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
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
    answered: requests.map(({ name, responseEnd }) => [name, responseEnd] as const),
  };
}

/** Notes every key from now on. The page listens on `document`: on `window`, capturing, we come before it,
 *  and bubbling after it, its microtasks included. */
export function watchKeys(): void {
  const { presses } = window.bench;
  const where = (): string | undefined =>
    document.querySelector<HTMLElement>("#app")?.dataset.position;
  let began = 0;
  let before: string | undefined;
  let filled = 0;
  const fills = new MutationObserver((records) => {
    filled += records.length;
  });
  for (const section of document.querySelectorAll(".slides > section")) {
    fills.observe(section, { childList: true });
  }
  const unpainted: { press: Press; at: number }[] = [];
  const afterFrame = new MessageChannel();
  afterFrame.port1.onmessage = () => {
    const next = unpainted.shift();
    if (next !== undefined) next.press.paint = performance.now() - next.at;
  };
  window.addEventListener(
    "keydown",
    () => {
      before = where();
      fills.takeRecords();
      filled = 0;
      began = performance.now();
    },
    { capture: true },
  );
  window.addEventListener("keydown", (event) => {
    void document.body.offsetHeight;
    const work = performance.now() - began;
    const late = filled + fills.takeRecords().length > 0;
    const press = { key: event.key, work, paint: 0, moved: where() !== before, late };
    presses.push(press);
    unpainted.push({ press, at: event.timeStamp });
    requestAnimationFrame(() => afterFrame.port2.postMessage(null));
  });
}

/** Hands over what was noted, and begins anew. */
export function takePresses(): Press[] {
  return window.bench.presses.splice(0);
}
