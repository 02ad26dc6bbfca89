/** Where figures come from: without the machine they mean nothing. */
import { cpus, loadavg, totalmem } from "node:os";

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  /** Of the minute before we began: above nothing, others were at work too, and times are theirs as well. */
  readonly load: number;
  readonly node: string;
  readonly browser: string;
  readonly date: string;
}

export function describeMachine(browser: string): Machine {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    load: loadavg()[0] ?? 0,
    node: process.version,
    browser,
    date: new Date().toISOString(),
  };
}

export function formatMachine({
  cpu,
  cores,
  memoryGb,
  load,
  node,
  browser,
  date,
}: Machine): string {
  const place = `${cpu}, ${cores} cores, ${memoryGb} GB; Node ${node.slice(1)}, ${browser}`;
  return `${place}; load ${load.toFixed(1)} before; ${date.slice(0, 10)}`;
}

/** Half a core of somebody else's work already shows in the slowest of many keys. */
export function isBusy({ load }: Machine): boolean {
  return load > 0.5;
}
