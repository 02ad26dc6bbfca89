/** What can go wrong with browsers, and what is about to happen, as kinds and values. This room sees
 *  nobody: `words/browser.ts` says them to people. */

/** Where a person named a browser: on the command line, or in the environment. */
export type NamedBy = "--browser" | "PANGBAI_BROWSER";

/** One command that was to bring a browser, and why it did not. */
export interface Attempt {
  readonly command: string;
  readonly ended: "badly" | "late" | "without a browser";
  readonly output: string;
}

/** Why there is no browser to work with, or why there no longer is one. */
export type BrowserProblem =
  | { readonly kind: "named-path-absent"; readonly by: NamedBy; readonly path: string }
  | { readonly kind: "named-path-not-a-program"; readonly by: NamedBy; readonly path: string }
  | { readonly kind: "no-browser" }
  | { readonly kind: "no-browser-to-get"; readonly attempts: readonly Attempt[] }
  | { readonly kind: "browser-does-not-start"; readonly path: string; readonly output: string }
  | { readonly kind: "browser-hangs"; readonly path: string; readonly seconds: number }
  | { readonly kind: "browser-ended"; readonly path: string; readonly output: string };

/** What is about to happen, told before it does, because it takes minutes. */
export type BrowserNews =
  | { readonly kind: "installing"; readonly packages: readonly string[] }
  | { readonly kind: "downloading"; readonly after: Attempt | null };

export class BrowserError extends Error {
  readonly problem: BrowserProblem;

  constructor(problem: BrowserProblem) {
    super(JSON.stringify(problem));
    this.name = "BrowserError";
    this.problem = problem;
  }
}
