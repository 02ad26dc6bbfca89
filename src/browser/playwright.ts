import { createRequire } from "node:module";

/** Loaded when a browser is looked for: it is large, and most commands look for none. As the CommonJS that it is:
 *  to import that, Node reads megabytes of it once more for the names it exports. */
export function playwright(): typeof import("playwright-core") {
  return createRequire(import.meta.url)("playwright-core");
}
