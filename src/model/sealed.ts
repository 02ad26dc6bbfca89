/** What only the speaker may read, closed with a passphrase: PBKDF2 with SHA-256, then AES-GCM with 256 bits
 *  over gzipped JSON. All bytes are base64. */
import type { Drawing, RenderedNarration, RenderedPaper, SearchTexts } from "./rendered.ts";

/** OWASP's figure for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023 and since). */
export const ROUNDS = 600_000;

export interface Sealed {
  readonly salt: string;
  readonly nonce: string;
  readonly rounds: number;
  /** With the tag at its end. */
  readonly data: string;
  /** The addresses of pictures that are shown in the open too, by the number of their token. */
  readonly pictures: readonly string[];
}

/** What is sealed: these parts take the place of the open ones. */
export interface PrivateParts {
  /** By chapter id. */
  readonly narrations: Readonly<Record<string, RenderedNarration>>;
  /** By name: all drawings, also those that only a backstory shows. */
  readonly drawings: Readonly<Record<string, Drawing>>;
  readonly search: SearchTexts;
  /** By view and paper: `script-a4`. */
  readonly papers: Readonly<Record<string, RenderedPaper>>;
}

/** One phrase, however it was typed: an input method has several codes for one character. */
export function normalPassphrase(typed: string): string {
  return typed.normalize("NFKC");
}

/** Our windows hand each other the key, so that a phrase is asked for once. A key cannot be read out of it. */
export interface KeyRing {
  /** Tells of each key that another window has. */
  follow(heard: (offer: KeyOffer) => void): void;
  /** For every window that is open, and each that will ask. */
  offer(offer: KeyOffer): void;
}

export interface KeyOffer {
  /** Of what it opens. */
  readonly salt: string;
  readonly key: CryptoKey;
}
