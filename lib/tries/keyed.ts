import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

const seal = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("base64url");

/** Derived from the text, but only by someone who knows the installation's secret. */
export function sealOf(text: string): string {
  return seal(env().AUTH_SECRET, text);
}

/** Whether a seal belongs to the text: made with the current secret, or with the previous one. */
export function isSealOf(text: string, sealed: string): boolean {
  const { AUTH_SECRET, AUTH_SECRET_PREVIOUS } = env();
  const told = Buffer.from(sealed);
  return [AUTH_SECRET, AUTH_SECRET_PREVIOUS ?? []].flat().some((secret) => {
    const right = Buffer.from(seal(secret, text));
    return right.length === told.length && timingSafeEqual(right, told);
  });
}
