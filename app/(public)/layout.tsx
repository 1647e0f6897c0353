import { KeepFresh } from "@/components/fresh/keep-fresh";
import { CustomerShell } from "@/components/shell/customer-shell";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { PublicShell } from "@/components/shell/public-shell";
import { cutoffWords } from "@/components/slots/cutoff-words";
import { clockNow } from "@/lib/clock";
import { toBusinessDate } from "@/lib/domain/business-time";
import { besideSession, homeOf } from "@/lib/access/auth";
import { freshness } from "@/lib/freshness";
import { getKitchen, getViewer } from "@/lib/access/read";

/** A customer who looks at the menu keeps the customer's own navigation. */
export default async function PublicLayout({ children }: LayoutProps<"/">) {
  const viewer = await getViewer();
  const kitchen = await getKitchen();
  const words = await cutoffWords(kitchen.slots, toBusinessDate(clockNow()));
  return (
    <KitchenContact phone={kitchen.kitchenPhone} whatsapp={kitchen.kitchenWhatsapp}>
      {viewer?.role === "customer" ? (
        <CustomerShell unread={besideSession().unread}>
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
