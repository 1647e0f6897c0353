import { KeepFresh } from "@/components/fresh/keep-fresh";
import { StaleNotice } from "@/components/fresh/stale-notice";
import { ClientMessages } from "@/components/shell/client-messages";
import { CustomerShell } from "@/components/shell/customer-shell";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { freshness } from "@/lib/freshness";
import { getKitchen } from "@/lib/access/read";

const namespaces = [
  "common",
  "errors",
  "accounts",
  "subscriptions",
  "pauses",
  "billing",
  "payments",
] as const;

export default async function CustomerLayout({ children }: LayoutProps<"/">) {
  const { kitchenPhone } = await getKitchen();
  return (
    <ClientMessages namespaces={namespaces}>
      <KitchenContact phone={kitchenPhone}>
        <CustomerShell>{children}</CustomerShell>
        <KeepFresh {...freshness()} />
        <StaleNotice />
      </KitchenContact>
    </ClientMessages>
  );
}
