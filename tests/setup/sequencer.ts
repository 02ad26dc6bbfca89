/** The order of work for two workers: what takes longest begins first, so that at the end neither waits for the
 *  other. By itself, on a machine that has run none of them, Vitest goes by the size of the files. */
import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Longest first, as measured; those that are not here take less than any of them. */
const LONG = [
  "cli",
  "browser/offline",
  "browser/speaker-tools",
  "browser/failures",
  "browser/accessible",
  "browser/handout",
  "browser/overview",
  "browser/adversity",
  "browser/edit",
  "browser/private",
  "browser/article",
  "browser/check",
  "browser/alone",
  "browser/speaker",
  "browser/safety",
  "browser/motion",
  "browser/print",
  "browser/walk",
  "browser/draft",
  "browser/layout",
  "browser/goto",
  "browser/first",
  "browser/closed",
  "browser/windows",
  "browser/panels",
  "browser/touch",
  "browser/freeze",
  "browser/fence",
  "browser/chaos",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files);
    return rest.toSorted((a, b) => this.rank(a) - this.rank(b));
  }

  private rank({ moduleId }: TestSpecification): number {
    const path = relative(`${this.ctx.config.root}/tests`, moduleId);
    const at = LONG.indexOf(path.replaceAll("\\", "/").replace(/\.test\.ts$/, ""));
    return at < 0 ? LONG.length : at;
  }
}
