import { instantAt, toBusinessDate } from "@/lib/domain/business-time";
import { addDays, monthOf, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";

/** What a notification lets its reader do with a day. */
export const DAY_ACTS = ["pause", "resume"] as const;
export type DayAct = (typeof DAY_ACTS)[number];

/** Why it does nothing. */
export type PassRefusal = "pass-invalid" | "past" | "after-cutoff" | "nothing-to-pause";

/** When people are told what comes tomorrow, on the kitchen's clock. */
const REMIND_AT = "20:00";

/** How many days before it is due a bill is told of again. */
export const DUE_SOON_DAYS = 2;

/** The day whose tiffins are told of at an instant: tomorrow, from eight in the evening on; null before. */
export function remindedDay(now: Date): PlainDate | null {
  const today = toBusinessDate(now);
  return now < instantAt(today, REMIND_AT) ? null : addDays(today, 1);
}

/** The page that a reminder of a day leads to. */
export function linkOfDay(day: PlainDate): string {
  return `/calendar?month=${monthOf(day)}&day=${day}`;
}

/** The day that such a link is about; null of any other. */
export function dayOfLink(link: string | null): PlainDate | null {
  const day = /^\/calendar\?month=\d{4}-\d{2}&day=(\d{4}-\d{2}-\d{2})$/.exec(link ?? "")?.[1];
  return day === undefined ? null : parsePlainDate(day);
}

/** As many of some dishes as fit into `most` characters, each once; a mark says that there are more. */
export function dishesIn(dishes: readonly string[], most: number): string {
  const each = [...new Set(dishes)];
  const [first = "", ...rest] = each;
  let said = first.slice(0, most);
  for (const dish of rest) {
    if (said.length + dish.length + 2 > most) return `${said} …`;
    said = `${said}, ${dish}`;
  }
  return said;
}
