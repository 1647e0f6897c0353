import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

const seal = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("base64url");

/** Follows from the text, and only for who knows the installation's secret. */
export function sealOf(text: string): string {
  return seal(env().AUTH_SECRET, text);
}

/** Whether a seal is that of the text: by the secret of now, or by the one before it. */
export function isSealOf(text: string, sealed: string): boolean {
  const { AUTH_SECRET, AUTH_SECRET_PREVIOUS } = env();
  const told = Buffer.from(sealed);
  return [AUTH_SECRET, AUTH_SECRET_PREVIOUS ?? []].flat().some((secret) => {
    const right = Buffer.from(seal(secret, text));
    return right.length === told.length && timingSafeEqual(right, told);
  });
}
