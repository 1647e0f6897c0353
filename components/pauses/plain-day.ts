import { usePageOwner } from "@/components/fresh/page-owner";
import type { PlainField } from "@/components/ui/scripted-button";
import { pressKeyOf } from "@/lib/answers/press-key";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { DayAnswer } from "@/lib/features/pauses/forms";

type PlainDay = (change: DayAnswer["change"], day: PlainDate, subscriptionId?: number) => PlainField;

/** What the button of a day says in a form that the browser sends by itself; the key makes that press one act. */
export function usePlainDay(): PlainDay {
  const owner = usePageOwner();
  return (change, day, subscriptionId) => ({
    name: "day",
    value: [change, day, pressKeyOf(owner), subscriptionId].join(" ").trim(),
  });
}
