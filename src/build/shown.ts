/** When there is time for what takes time: once a page is shown, since until then it needs all of ours. */
import type { ViteDevServer } from "vite";

/** What a page says when it is. */
const SHOWN = "pangbai:shown";
/** For who has no page open, and waits for news in the terminal. */
const MOST_MS = 4_000;

/** Does work once; what is returned calls it off. */
export function onceShown({ environments }: ViteDevServer, work: () => void): () => void {
  const { hot } = environments.client;
  const forget = (): void => {
    clearTimeout(timer);
    hot.off(SHOWN, begin);
  };
  const begin = (): void => {
    forget();
    work();
  };
  const timer = setTimeout(begin, MOST_MS).unref();
  hot.on(SHOWN, begin);
  return forget;
}
