/** The surroundings of a session in a real browser, with stand-ins where it grants none. */
import type { Surroundings } from "./session.ts";
import { storageChannel } from "./storage-channel.ts";

type Channel = Surroundings["channel"];

export function browserSurroundings(deck: string): Surroundings {
  const channel = broadcastChannel(deck) ?? storageChannel(`pangbai/${deck}/said`);
  return {
    channel: channel ?? nobody(),
    isolated: channel === null,
    storage: storageOrNone(),
    now: () => Date.now(),
    window: crypto.getRandomValues(new Uint32Array(2)).join("-"),
    onWake,
  };
}

/** `name` is unlike that of any other deck of the site. Nothing that is said here is ever stored. */
export function browserChannel(name: string): Channel {
  return broadcastChannel(name) ?? nobody();
}

function broadcastChannel(name: string): Channel | null {
  try {
    return new BroadcastChannel(`pangbai/${name}`);
  } catch {
    return null;
  }
}

function nobody(): Channel {
  return { postMessage: () => {}, close: () => {}, onmessage: null };
}

/** A page may be put to sleep: in the background, or behind the one that a Back comes back from. */
function onWake(woken: () => void): void {
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) woken();
  });
}

function storageOrNone(): Surroundings["storage"] {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} };
  }
}
