/** A channel made of storage, for a browser that has no other: what one window writes there, the browser tells
 *  every other. */
import type { Surroundings } from "./session.ts";

/** `null` where nothing can be written. */
export function storageChannel(key: string): Surroundings["channel"] | null {
  let said = 0;
  const channel: Surroundings["channel"] = {
    onmessage: null,
    close: () => {},
    postMessage(data) {
      said += 1;
      try {
        // The same words twice would be no news to a browser.
        localStorage.setItem(key, JSON.stringify({ said, data }));
      } catch {
        // Full by now: the next change may find room.
      }
    },
  };
  try {
    localStorage.setItem(key, "null");
  } catch {
    return null;
  }
  window.addEventListener("storage", (event) => {
    if (event.key === key)
      channel.onmessage?.(new MessageEvent("message", { data: dataOf(event) }));
  });
  return channel;
}

function dataOf({ newValue }: StorageEvent): unknown {
  try {
    return JSON.parse(newValue ?? "null")?.data;
  } catch {
    return null;
  }
}
