import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keyOf = (secret: string) =>
  Buffer.from(hkdfSync("sha256", secret, "", "tiffintrack authenticator", 32));

/** Seals an authenticator's secret for its row: reading the table alone reveals nothing. */
export function sealSecret(userId: number, secret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(env().AUTH_SECRET), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(String(userId)));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/**
 * Opens it with the installation's current secret or the previous one; `isOld`: with the previous one. Null when neither
 * fits.
 */
export function openSecret(userId: number, sealed: string): { secret: string; isOld: boolean } | null {
  const { AUTH_SECRET, AUTH_SECRET_PREVIOUS } = env();
  const secrets = [AUTH_SECRET, AUTH_SECRET_PREVIOUS ?? []].flat();
  for (const [index, one] of secrets.entries()) {
    const secret = openWith(keyOf(one), userId, Buffer.from(sealed, "base64url"));
    if (secret !== null) return { secret, isOld: index > 0 };
  }
  return null;
}

function openWith(key: Buffer, userId: number, sealed: Buffer): string | null {
  if (sealed.length <= IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(String(userId)));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const text = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
