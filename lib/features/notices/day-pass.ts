import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { dayOfLink } from "@/lib/domain/notices/reminder";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import { env } from "@/lib/env";
import { mailedLink } from "@/lib/post/mail";

/** What a notification lets whoever holds it do: pause one day of one customer, or take that back, until the day's cutoff. */
export type DayPass = { customerId: CustomerId; day: PlainDate };

const KEY_BYTES = 32;
const SHAPE = /^([1-9]\d{0,9})\.(\d{4}-\d{2}-\d{2})\.([\w-]{43})$/;

/** A pass as a text that only this house can write. */
export function signDayPass({ customerId: id, day }: DayPass): string {
  return `${id}.${day}.${proofOf(`${id}.${day}`, env().AUTH_SECRET)}`;
}

/** What a pass says; null when it isn't ours, or a character of it is not as it was signed. */
export function readDayPass(text: string): DayPass | null {
  const [, id, day, proof] = SHAPE.exec(text) ?? [];
  if (!id || !day || !proof) return null;
  const { AUTH_SECRET, AUTH_SECRET_PREVIOUS } = env();
  const secrets = [AUTH_SECRET, AUTH_SECRET_PREVIOUS ?? []].flat();
  const isOurs = secrets.some((secret) => isSame(proofOf(`${id}.${day}`, secret), proof));
  return isOurs ? { customerId: customerId(Number(id)), day: parsePlainDate(day) } : null;
}

/** The link of a letter about a day, made as it leaves; null for a letter that is about no day of a customer. */
export function dayLink({ userId, link }: { userId: number | null; link: string | null }): string | null {
  const day = dayOfLink(link);
  if (userId === null || day === null) return null;
  return mailedLink("/pause", { pass: signDayPass({ customerId: customerId(userId), day }) });
}

function proofOf(text: string, secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "tiffintrack day passes", KEY_BYTES));
  return createHmac("sha256", key).update(text).digest("base64url");
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
