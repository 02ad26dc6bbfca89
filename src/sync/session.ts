/** One talk, many windows, one state. A channel carries every change; storage keeps the last one for a
 *  window that reloads or opens later. Either may be missing: a lone window works all the same. */
import {
  type Change,
  FIRST_STATE,
  isNewer,
  type Role,
  type Session,
  type SharedState,
} from "../model/state.ts";
import { hello, hereMessage, isState, readMessage, rollCall, stateMessage } from "./message.ts";

const HOUR = 60 * 60 * 1000;

/** How old a stored state may be for a window to go on from it, in milliseconds. */
const MAY_BE_OLD = {
  /** A window that comes back. An older state belongs to another day's talk. */
  always: 12 * HOUR,
  /** A window that is opened at a place of its own: last night's rehearsal has another clock. */
  recent: HOUR,
  /** Only a window that is open now is joined. */
  never: 0,
} as const;

export type Resume = keyof typeof MAY_BE_OLD;

/** What a session needs of the world around it. */
export interface Surroundings {
  readonly channel: Pick<BroadcastChannel, "postMessage" | "close"> & {
    onmessage: ((event: MessageEvent) => void) | null;
  };
  /** Whether the channel reaches nobody. */
  readonly isolated: boolean;
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly now: () => number;
  /** A name no other window has. */
  readonly window: string;
  /** Tells when a window has slept, and may have missed what was said. */
  readonly onWake: (woken: () => void) => void;
}

export interface SessionOptions {
  readonly deck: string;
  readonly role: Role;
  readonly resume: Resume;
}

export function openSession(options: SessionOptions, around: Surroundings): Session {
  const { deck, role, resume } = options;
  const key = `pangbai/${deck}`;
  const { channel, window: own } = around;
  const listeners = new Set<(state: SharedState) => void>();
  const stored = readStored(around, key, MAY_BE_OLD.always);
  let state = readStored(around, key, MAY_BE_OLD[resume]) ?? FIRST_STATE;
  let answered: (role: Role) => void = () => {};

  const accept = (next: SharedState): void => {
    state = next;
    for (const listener of listeners) listener(state);
  };
  channel.onmessage = ({ data }): void => {
    const message = readMessage(data);
    if (message === null || message.from === own) return;
    switch (message.type) {
      case "hello":
        if (state.revision > 0) channel.postMessage(stateMessage(own, state));
        break;
      case "roll":
        channel.postMessage(hereMessage(own, role));
        break;
      case "here":
        answered(message.role);
        break;
      case "state":
        if (isNewer(message.state, state)) accept(message.state);
        // Who is behind is told once: it has nothing to answer.
        else if (isNewer(state, message.state)) channel.postMessage(stateMessage(own, state));
        break;
      default:
        message satisfies never;
    }
  };
  const greet = (): void => channel.postMessage(hello(own));
  greet();
  around.onWake(greet);

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
    isolated: around.isolated,
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    callRoll(heard) {
      answered = heard;
      channel.postMessage(rollCall(own));
    },
  };
}

function readStored(
  { storage, now }: Surroundings,
  key: string,
  mayBeOld: number,
): SharedState | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const { at, state } = kept as { at?: unknown; state?: unknown };
    const young = typeof at === "number" && Math.abs(now() - at) < mayBeOld;
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
