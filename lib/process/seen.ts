import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { machineMs } from "@/lib/clock";
import { env } from "@/lib/env";

const KEY_BYTES = 32;
const minuteOf = (ms: number) => Math.floor(ms / 60_000);

/** What the doctor shows as its authorization, to be told as whom the product sees it: good for a minute and its neighbours. */
export const doctorsWord = (ms = machineMs()): string => wordOf(minuteOf(ms));

function wordOf(minute: number): string {
  const key = Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "tiffintrack doctor", KEY_BYTES));
  return `Bearer doctor.${createHmac("sha256", key).update(String(minute)).digest("base64url")}`;
}

/** As whom this request's visitor is seen, for the doctor alone: it may be a proxy's address, which is nobody else's business. */
export function seenAs(sent: Headers, ms = machineMs()): string | null {
  const shown = sent.get("authorization") ?? "";
  const isDoctor = [-1, 0, 1].some((off) => isSame(shown, wordOf(minuteOf(ms) + off)));
  return isDoctor ? (sent.get("x-forwarded-for") ?? "") : null;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
