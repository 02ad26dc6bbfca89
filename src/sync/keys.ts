/** One passphrase for all windows: who has the key gives it to those that are open, and to each that asks. */
import type { KeyOffer, KeyRing } from "../model/sealed.ts";
import type { Surroundings } from "./session.ts";

type Said = { readonly type: "key-wanted" } | ({ readonly type: "key" } & KeyOffer);

export function openKeyRing(channel: Surroundings["channel"]): KeyRing {
  let own: KeyOffer | null = null;
  let told: (offer: KeyOffer) => void = () => {};
  const say = (said: Said): void => channel.postMessage(said);
  channel.onmessage = ({ data }): void => {
    const said = readSaid(data);
    if (said?.type === "key-wanted" && own !== null) say({ type: "key", ...own });
    if (said?.type !== "key") return;
    const { salt, key } = said;
    own ??= { salt, key };
    told({ salt, key });
  };
  say({ type: "key-wanted" });
  return {
    follow(heard) {
      told = heard;
      if (own !== null) heard(own);
    },
    offer(offer) {
      own = offer;
      say({ type: "key", ...offer });
    },
  };
}

function readSaid(data: unknown): Said | null {
  if (typeof data !== "object" || data === null) return null;
  const { type, salt, key } = data as { type?: unknown; salt?: unknown; key?: unknown };
  if (type === "key-wanted") return { type };
  return type === "key" && typeof salt === "string" && key instanceof CryptoKey
    ? { type, salt, key }
    : null;
}
