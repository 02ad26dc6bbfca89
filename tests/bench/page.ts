/** A page that is measured: one of ours, or another tool's with the same content. */
import type { Browser, BrowserContext } from "playwright-core";
import { watch } from "../browser/harness.ts";

/** What is opened. */
export interface Openable {
  /** Of its first screen, the cover. */
  readonly url: string;
  /** Of a slide in the middle. */
  readonly deepUrl: string;
  /** What is there once a key would be answered. */
  readonly readyWhen: string;
  /** How often it is opened: what takes long is less often. */
  readonly rounds: Readonly<Record<Network, number>>;
}

/** What says so on a page of ours. */
export const READY = "#app[data-position]";

export type Network = "free" | "slow";
export const NETWORKS: readonly Network[] = ["free", "slow"];

/** What is opened, and presented after that. */
export interface Measured extends Openable {
  readonly column: Column;
  /** How many different pictures it shows, one a press. */
  readonly stops: number;
}

export const LENGTHS = [60, 1000, 5000] as const;
export type Length = (typeof LENGTHS)[number];
export type Column = "talk" | `${Length}` | `reveal-${Length}`;

export const COLUMNS: readonly Column[] = [
  "talk",
  ...LENGTHS.map((length) => `${length}` as const),
  ...LENGTHS.map((length) => `reveal-${length}` as const),
];

export const OURS: readonly Column[] = COLUMNS.filter((column) => !isReveal(column));

export function isReveal(column: Column): boolean {
  return column.startsWith("reveal-");
}

/** A window of its own for each measurement, without anything kept from the one before. What its pages do
 *  wrong goes to `faults`. */
export async function inNewContext<T>(
  browser: Browser,
  { site, faults }: { readonly site: string; readonly faults: string[] },
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: "zh-CN",
  });
  context.on("page", (page) => watch(page, site, faults));
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
