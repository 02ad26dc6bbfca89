/** Asks the browser to keep a talk that was visited, so that it opens without network. It is shown all the same
 *  where that cannot be had: nothing is said. */

export async function keepOffline(): Promise<void> {
  // In a frame the talk is a guest, and from a disk it is there already.
  const isAtHome = window.parent === window && /^https?:$/.test(location.protocol);
  if (!isAtHome || !isSecureContext) return;
  try {
    await loaded();
    await navigator.serviceWorker.register("sw.js");
  } catch {
    // Not offered here, forbidden, or not to be found on this host.
  }
}

/** When all that the first screen asked for is there, and nothing else is to be done. */
async function loaded(): Promise<void> {
  if (document.readyState !== "complete") {
    await new Promise((done) => window.addEventListener("load", done, { once: true }));
  }
  await new Promise<void>((done) => {
    if (window.requestIdleCallback) window.requestIdleCallback(() => done());
    else window.setTimeout(done, 30);
  });
}
