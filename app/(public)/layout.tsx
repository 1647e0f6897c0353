import { KeepFresh } from "@/components/fresh/keep-fresh";
import { CustomerShell } from "@/components/shell/customer-shell";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { PublicShell } from "@/components/shell/public-shell";
import { homeOf } from "@/lib/access/auth";
import { freshness } from "@/lib/freshness";
import { getKitchen, getViewer } from "@/lib/access/read";

/** A customer who looks at the menu keeps the customer's own navigation. */
export default async function PublicLayout({ children }: LayoutProps<"/">) {
  const viewer = await getViewer();
  const kitchen = await getKitchen();
  return (
    <KitchenContact phone={kitchen.kitchenPhone}>
      {viewer?.role === "customer" ? (
        <CustomerShell>
          {children}
          <KeepFresh {...freshness()} />
        </CustomerShell>
      ) : (
        <PublicShell staffHome={viewer && homeOf(viewer.role)} kitchen={kitchen}>
          {children}
        </PublicShell>
      )}
    </KitchenContact>
  );
}
