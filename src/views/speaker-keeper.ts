/** What a speaker has set up once and finds again: the size of the words, the room they have. */

export interface Preferences {
  /** Pixels. */
  readonly size: number;
  /** Percent of the width that the words have. */
  readonly share: number;
  /** Whether they have all of it. */
  readonly wide: boolean;
}

export interface Keeper {
  readonly kept: Preferences;
  keep(changed: Partial<Preferences>): void;
}

const KEY = "pangbai/speaker";
const FIRST: Preferences = { size: 28, share: 68, wide: false };

/** Where a browser keeps nothing, it is kept until the window closes. */
export function makeKeeper(window: Pick<Window, "localStorage">): Keeper {
  let kept: Preferences = { ...FIRST, ...read(window) };
  return {
    get kept() {
      return kept;
    },
    keep(changed) {
      kept = { ...kept, ...changed };
      try {
        window.localStorage.setItem(KEY, JSON.stringify(kept));
      } catch {
        // Full or denied.
      }
    },
  };
}

function read(window: Pick<Window, "localStorage">): Partial<Preferences> {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? "{}");
    if (typeof found !== "object" || found === null) return {};
    const { size, share, wide } = found as Record<string, unknown>;
    return {
      ...(typeof size === "number" && size >= 16 && size <= 64 ? { size } : {}),
      ...(typeof share === "number" && share >= 30 && share <= 90 ? { share } : {}),
      ...(typeof wide === "boolean" ? { wide } : {}),
    };
  } catch {
    return {};
  }
}
