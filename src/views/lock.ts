/** What only the speaker may read, opened with a passphrase or with a key that another of our windows has. */
import { withPictures } from "../model/rendered.ts";
import { type KeyRing, normalPassphrase, type PrivateParts, type Sealed } from "../model/sealed.ts";
import type { DeckParts } from "./loaded.ts";
import { bytesOf, unpack } from "./unpack.ts";

export interface Lock {
  /** `"impossible"` where a browser has no cryptography, as on plain http, or the part did not come. */
  open(passphrase: string): Promise<"open" | "wrong" | "impossible">;
}

/** `opened` is told of the whole deck, once, by whichever window's phrase or key it was. */
export function makeLock(
  parts: DeckParts,
  load: () => Promise<Sealed>,
  keys: KeyRing,
  opened: (parts: DeckParts) => void,
): Lock {
  let done = false;
  const openWith = async (sealed: Sealed, key: CryptoKey): Promise<boolean> => {
    const text = await unseal(sealed, key);
    if (text === null) return false;
    if (!done) opened(withPrivate(parts, JSON.parse(text)));
    done = true;
    return true;
  };
  const tryKey = async (salt: string, key: CryptoKey): Promise<void> => {
    const sealed = await load();
    // A window may show another build of the talk.
    if (sealed.salt === salt) await openWith(sealed, key);
  };
  keys.follow(({ salt, key }) => {
    if (!done) tryKey(salt, key).catch(() => {});
  });
  return {
    async open(passphrase) {
      try {
        const sealed = await load();
        const key = await keyFor(passphrase, sealed);
        if (!(await openWith(sealed, key))) return "wrong";
        keys.offer({ salt: sealed.salt, key });
        return "open";
      } catch {
        return "impossible";
      }
    },
  };
}

async function keyFor(passphrase: string, { salt, rounds }: Sealed): Promise<CryptoKey> {
  const phrase = new TextEncoder().encode(normalPassphrase(passphrase));
  const base = await crypto.subtle.importKey("raw", phrase, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: rounds },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["decrypt"],
  );
}

/** `null` when it is not the key. */
async function unseal({ nonce, data, pictures }: Sealed, key: CryptoKey): Promise<string | null> {
  const cipher = { name: "AES-GCM", iv: bytesOf(nonce) };
  const packed = await crypto.subtle.decrypt(cipher, key, bytesOf(data)).catch(() => null);
  if (packed === null) return null;
  return withPictures(await unpack(packed), (index) => pictures[index] ?? null);
}

function withPrivate(parts: DeckParts, hidden: PrivateParts): DeckParts {
  return {
    ...parts,
    deck: { ...parts.deck, narration: "there" },
    narrations: loadersOf(hidden.narrations),
    drawings: { ...parts.drawings, ...loadersOf(hidden.drawings) },
    papers: loadersOf(hidden.papers),
    loadSearch: async () => hidden.search,
    loadSealed: null,
  };
}

function loadersOf<Part>(
  parts: Readonly<Record<string, Part>>,
): Readonly<Record<string, () => Promise<Part>>> {
  return Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, async () => part]));
}
