import { KeepFresh } from "@/components/fresh/keep-fresh";
import { Texts } from "@/components/shell/texts";
import { CustomerShell } from "@/components/shell/customer-shell";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { OfflineParts } from "@/components/offline/offline-parts";
import { PublicShell } from "@/components/shell/public-shell";
import { cutoffWords } from "@/components/slots/cutoff-words";
import { KnownCutoffs } from "@/components/slots/known-cutoffs";
import { clockNow } from "@/lib/clock";
import { toBusinessDate } from "@/lib/domain/business-time";
import { besideSession, homeOf } from "@/lib/access/auth";
import { freshness } from "@/lib/freshness";
import { getKitchen, getViewer } from "@/lib/access/read";

/** A customer who looks at the menu keeps the customer's own navigation. */
export default async function PublicLayout({ children }: LayoutProps<"/">) {
  const viewer = await getViewer();
  const kitchen = await getKitchen();
  const now = clockNow();
  const words = await cutoffWords(kitchen.slots, toBusinessDate(now));
  return (
    <KitchenContact phone={kitchen.kitchenPhone} whatsapp={kitchen.kitchenWhatsapp}>
      {viewer?.role === "customer" ? (
        <CustomerShell unread={besideSession().unread}>
          <KnownCutoffs words={{ ...words, namesMeals: kitchen.slots.length > 1 }}>
            <Texts areas={["offline"]}>
              <OfflineParts ownerId={viewer.id} now={now} />
            </Texts>
          </KnownCutoffs>
          {children}
          <KeepFresh {...freshness(kitchen.slots)} />
        </CustomerShell>
      ) : (
        <PublicShell staffHome={viewer && homeOf(viewer.role)} kitchen={kitchen} cutoff={words.cutoff}>
          {children}
        </PublicShell>
      )}
    </KitchenContact>
  );
}
