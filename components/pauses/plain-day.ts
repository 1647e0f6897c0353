import { usePageOwner } from "@/components/fresh/page-owner";
import type { PlainField } from "@/components/ui/scripted-button";
import { pressKeyOf } from "@/lib/answers/press-key";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { DayAnswer } from "@/lib/features/pauses/forms";

type PlainDay = (
  change: DayAnswer["change"],
  days: PlainDate | readonly PlainDate[],
  subscriptionId?: number,
) => PlainField;

/** What the button of a day, or of several, says in a form that the browser sends by itself; the key makes that press one act. */
export function usePlainDay(): PlainDay {
  const owner = usePageOwner();
  return (change, days, subscriptionId) => ({
    name: "day",
    // a list of days writes itself with commas between them
    value: [change, String(days), pressKeyOf(owner), subscriptionId].join(" ").trim(),
  });
}
