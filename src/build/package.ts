/** Where Pangbai itself is. `src/build/` and the emitted `lib/build/` are equally deep. */
import { fileURLToPath } from "node:url";

export function packagePath(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
