import { newPressKey } from "@/components/press/press-key";
import type { PlainField } from "@/components/ui/scripted-button";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { DayAnswer } from "@/lib/features/pauses/forms";

/** What the button of a day says in a form that the browser sends by itself; the key makes that press one act. */
export function plainDay(change: DayAnswer["change"], day: PlainDate, subscriptionId?: number): PlainField {
  return { name: "day", value: [change, day, newPressKey(), subscriptionId].join(" ").trim() };
}
