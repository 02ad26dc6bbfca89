/** Files as addresses that hold them, for what must not ask for another file. */
import { readFileSync } from "node:fs";
import { extname } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".avif": "image/avif",
};

export function pictureData(path: string): string {
  return dataAddress(TYPES[extname(path).toLowerCase()] ?? "", readFileSync(path));
}

export function fontData(bytes: Uint8Array): string {
  return dataAddress("font/woff2", bytes);
}

function dataAddress(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}
