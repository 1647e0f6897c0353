import { formatMonth } from "@/lib/domain/plain-date";
import type { TypedDay } from "@/lib/domain/typed/typed-day";
import { fieldError } from "./field-error";

/** Why a text is not a day, as the message of its field. */
export function dayError(read: Exclude<TypedDay, { ok: true }>): string {
  if (read.error === "no-such-day")
    return fieldError("date-none", { month: formatMonth(read.month), days: read.days });
  return { empty: "required", unreadable: "date", "too-far": "date-far" }[read.error];
}
