/** The surroundings of a session in a real browser, with stand-ins where it grants none. */
import type { Surroundings } from "./session.ts";

export function browserSurroundings(deck: string): Surroundings {
  return {
    channel: browserChannel(deck),
    storage: storageOrNone(),
    now: () => Date.now(),
    window: crypto.getRandomValues(new Uint32Array(2)).join("-"),
  };
}

/** `name` is unlike that of any other deck of the site. */
export function browserChannel(name: string): Surroundings["channel"] {
  try {
    return new BroadcastChannel(`pangbai/${name}`);
  } catch {
    return { postMessage: () => {}, close: () => {}, onmessage: null };
  }
}

function storageOrNone(): Surroundings["storage"] {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} };
  }
}
