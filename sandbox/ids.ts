import { randomInt } from "node:crypto";
import { now } from "./clock";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

type Prefix = "ch" | "evt" | "pi" | "pm" | "re" | "txn" | "we" | "du" | "seti" | "setatt" | "mandate";

/** An id shaped like Stripe's: `newId("pi")` -> `pi_3Qk…`, 24 characters after the prefix. */
export function newId(prefix: Prefix): string {
  return `${prefix}_${["pm", "we", "seti", "setatt", "mandate"].includes(prefix) ? 1 : 3}${randomText(23)}`;
}

/** Customers and requests have ids of 14 characters. */
export function newShortId(prefix: "cus" | "req"): string {
  return `${prefix}_${randomText(14)}`;
}

/** Seconds since 1970, the only form of time in Stripe's answers. */
export function unixNow(): number {
  return Math.floor(now().getTime() / 1000);
}
