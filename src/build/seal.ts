/** What only the speaker may read, closed with a passphrase, as `views/lock.ts` opens it. */
import { createCipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { normalPassphrase, ROUNDS, type Sealed } from "../model/sealed.ts";

/** Never the same twice: salt and nonce are new each time. */
export function seal(text: string, passphrase: string): Omit<Sealed, "pictures"> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = pbkdf2Sync(normalPassphrase(passphrase), salt, ROUNDS, 32, "sha256");
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const closed = [cipher.update(gzipSync(text, { level: 9 })), cipher.final(), cipher.getAuthTag()];
  return {
    salt: salt.toString("base64"),
    nonce: nonce.toString("base64"),
    rounds: ROUNDS,
    data: Buffer.concat(closed).toString("base64"),
  };
}
