import { KeepFresh } from "@/components/fresh/keep-fresh";
import { StaleNotice } from "@/components/fresh/stale-notice";
import { CustomerShell } from "@/components/shell/customer-shell";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { freshness } from "@/lib/freshness";
import { requireCustomer } from "@/lib/access/auth";
import { getKitchen } from "@/lib/access/read";

/** Turns away whoever is no customer before anything of a page is on its way, which could then not change its status. */
export default async function CustomerLayout({ children }: LayoutProps<"/">) {
  await requireCustomer();
  const { kitchenPhone } = await getKitchen();
  return (
    <KitchenContact phone={kitchenPhone}>
      <CustomerShell>{children}</CustomerShell>
      <KeepFresh {...freshness()} />
      <StaleNotice />
    </KitchenContact>
  );
}
