import { createHash, randomBytes } from "node:crypto";
import { clockNow } from "@/lib/clock";
import { isSealOf, sealOf } from "./keyed";
import { takeTry } from "@/lib/access/rate-limit";

const MINUTE_MS = 60_000;
const USEFUL_MINUTES = 10;
/** About a second's work for a phone. */
const LEAST_BITS = 16;
const MOST_BITS = 20;
const TRIES_A_BIT = 100;

const sealedText = (email: string, plain: string) => `work ${email.toLowerCase()} ${plain}`;

/** Work for anyone who wants to try this account's password: the more tries too many there were, the more of it. */
export function workFor(email: string, triesTooMany: number): string {
  const bits = Math.min(MOST_BITS, LEAST_BITS + Math.floor(triesTooMany / TRIES_A_BIT));
  const minute = Math.floor(clockNow().getTime() / MINUTE_MS);
  const plain = `${bits}.${minute}.${randomBytes(9).toString("base64url")}`;
  return `${plain}.${sealOf(sealedText(email, plain))}`;
}

/** Whether this is the work that was asked for: done, in time, and not presented before. */
export async function isWorkDone(email: string, shown: string): Promise<boolean> {
  const [bits = "", minute = "", salt = "", seal = "", counter = ""] = shown.split(".");
  if (!isSealOf(sealedText(email, `${bits}.${minute}.${salt}`), seal) || !/^\d{1,10}$/.test(counter))
    return false;
  const age = Math.floor(clockNow().getTime() / MINUTE_MS) - Number(minute);
  if (age > USEFUL_MINUTES || leadingZeros(shown) < Number(bits)) return false;
  const asked = createHash("sha256").update(salt).digest("base64url");
  return takeTry("log-in-work", asked, { points: 1, seconds: 2 * USEFUL_MINUTES * 60 });
}

function leadingZeros(text: string): number {
  const digest = createHash("sha256").update(text).digest();
  let zeros = 0;
  for (const byte of digest) {
    zeros += Math.clz32(byte) - 24;
    if (byte !== 0) break;
  }
  return zeros;
}
