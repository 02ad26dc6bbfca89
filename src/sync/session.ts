/** One talk, many windows, one state. A channel carries every change; storage keeps the last one for a
 *  window that reloads or opens later. Either may be missing: a lone window works all the same. */
import {
  type Change,
  FIRST_STATE,
  isNewer,
  type Session,
  type SharedState,
} from "../model/state.ts";
import { hello, isState, readMessage, stateMessage } from "./message.ts";

/** An older state belongs to another day's talk. */
const LIFETIME = 12 * 60 * 60 * 1000;

/** What a session needs of the world around it. */
export interface Surroundings {
  readonly channel: Pick<BroadcastChannel, "postMessage" | "close"> & {
    onmessage: ((event: MessageEvent) => void) | null;
  };
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly now: () => number;
  /** A name no other window has. */
  readonly window: string;
}

export interface SessionOptions {
  readonly deck: string;
  /** Whether to go on from what storage holds; otherwise only a window that is open now is joined. */
  readonly resume: boolean;
}

export function openSession({ deck, resume }: SessionOptions, around: Surroundings): Session {
  const key = `pangbai/${deck}`;
  const { channel, window: own } = around;
  const listeners = new Set<(state: SharedState) => void>();
  const stored = readStored(around, key);
  let state = resume ? (stored ?? FIRST_STATE) : FIRST_STATE;

  const accept = (next: SharedState): void => {
    state = next;
    for (const listener of listeners) listener(state);
  };
  channel.onmessage = ({ data }): void => {
    const message = readMessage(data);
    if (message === null || message.from === own) return;
    if (message.type === "hello") {
      if (state.revision > 0) channel.postMessage(stateMessage(own, state));
    } else if (isNewer(message.state, state)) {
      accept(message.state);
    }
  };
  channel.postMessage(hello(own));

  return {
    get state() {
      return state;
    },
    change(change: Change) {
      const revision = Math.max(state.revision, stored?.revision ?? 0) + 1;
      accept({ ...state, ...change, revision, by: own });
      channel.postMessage(stateMessage(own, state));
      store(around, key, state);
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readStored({ storage, now }: Surroundings, key: string): SharedState | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const { at, state } = kept as { at?: unknown; state?: unknown };
    const young = typeof at === "number" && Math.abs(now() - at) < LIFETIME;
    return young && isState(state) ? state : null;
  } catch {
    return null;
  }
}

function store({ storage, now }: Surroundings, key: string, state: SharedState): void {
  try {
    storage.setItem(key, JSON.stringify({ at: now(), state }));
  } catch {
    // Full or denied: windows that are open stay in step by the channel.
  }
}
