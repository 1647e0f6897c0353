import { createECDH } from "node:crypto";

/** As push services and browsers want them: base64url. */
export type VapidKeys = { publicKey: string; privateKey: string };

/** With which this house signs what it pushes: the public half follows from the private one, so the two always fit. */
export function vapidKeys(privateKey: string): VapidKeys {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(Buffer.from(privateKey, "base64url"));
  return { publicKey: pair.getPublicKey().toString("base64url"), privateKey };
}

/** Is this a private key of that kind? */
export function isVapidKey(text: string): boolean {
  try {
    return Buffer.from(text, "base64url").length === 32 && vapidKeys(text).publicKey !== "";
  } catch {
    return false;
  }
}
