import { Texts } from "@/components/shell/texts";
import { cutoffWords } from "@/components/slots/cutoff-words";
import { KnownCutoffs } from "@/components/slots/known-cutoffs";
import { getKitchen } from "@/lib/access/read";
import { clockNow } from "@/lib/clock";
import { toBusinessDate } from "@/lib/domain/business-time";

export default async function StartLayout({ children }: LayoutProps<"/start">) {
  const { slots } = await getKitchen();
  const words = await cutoffWords(slots, toBusinessDate(clockNow()));
  return (
    <Texts areas={["pauses", "subscriptions"]}>
      <KnownCutoffs words={{ ...words, namesMeals: slots.length > 1 }}>{children}</KnownCutoffs>
    </Texts>
  );
}
