/** The order of work for two workers: what takes longest begins first, so that at the end neither waits for the
 *  other. By itself, on a machine that has run none of them, Vitest goes by the size of the files. */
import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Longest first, as measured; those that are not here take less than any of them. */
const LONG = [
  "cli",
  "browser/handout",
  "browser/adversity",
  "browser/safety",
  "browser/private",
  "browser/speaker-tools",
  "browser/article",
  "browser/offline",
  "browser/failures",
  "browser/draft",
  "browser/check",
  "browser/overview",
  "browser/edit",
  "browser/walk",
  "browser/accessible",
  "browser/speaker",
  "browser/motion",
  "browser/goto",
  "browser/alone",
  "browser/chaos",
  "browser/layout",
  "browser/panels",
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
