/** What waits for a page to be shown: what takes long, since until then the page needs all of our time; and news,
 *  since until then it hears of none. */
import type { HotChannelClient, ViteDevServer } from "vite";

/** What a page says when it is. */
const SHOWN = "pangbai:shown";
/** What Vite says when one has begun to load. */
const COMES = "vite:client:connect";

/** Tells of pages that may have missed something: `changes` counts what was to be heard. */
export function onMissed(
  { environments }: ViteDevServer,
  changes: () => number,
  missed: () => void,
): void {
  const { hot } = environments.client;
  const before = new WeakMap<HotChannelClient, number>();
  hot.on(COMES, (_: unknown, page: HotChannelClient) => before.set(page, changes()));
  hot.on(SHOWN, (_: unknown, page: HotChannelClient) => {
    if ((before.get(page) ?? changes()) !== changes()) missed();
  });
}

/** For who has no page open, and waits for news in the terminal. */
const MOST_MS = 4_000;
/** For one that is closed again before it is shown: the first page ever waits until its libraries are bundled. */
const MOST_LOADING_MS = 60_000;

/** Does work once; what is returned calls it off. */
export function onceShown({ environments }: ViteDevServer, work: () => void): () => void {
  const { hot } = environments.client;
  const forget = (): void => {
    clearTimeout(timer);
    hot.off(SHOWN, begin);
    hot.off(COMES, wait);
  };
  const begin = (): void => {
    forget();
    work();
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(begin, MOST_LOADING_MS).unref();
  };
  let timer = setTimeout(begin, MOST_MS).unref();
  hot.on(SHOWN, begin);
  hot.on(COMES, wait);
  return forget;
}
