import { ClientMessages } from "@/components/shell/client-messages";
import { GuestShell } from "@/components/shell/guest-shell";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { getKitchen } from "@/lib/access/read";

export default async function AuthLayout({ children }: LayoutProps<"/">) {
  const { kitchenPhone } = await getKitchen();
  return (
    <ClientMessages namespaces={["common", "errors", "accounts"]}>
      <KitchenContact phone={kitchenPhone}>
        <GuestShell>{children}</GuestShell>
      </KitchenContact>
    </ClientMessages>
  );
}
