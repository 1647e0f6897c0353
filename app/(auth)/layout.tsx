import type { ReactNode } from "react";
import { ClientMessages } from "@/components/shell/client-messages";
import { GuestShell } from "@/components/shell/guest-shell";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { getSettings } from "@/lib/features/settings/queries";
import { readAsGuest } from "@/lib/access/read";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { kitchenPhone } = await readAsGuest(({ tx }) => getSettings(tx));
  return (
    <ClientMessages namespaces={["common", "errors", "accounts"]}>
      <KitchenContact phone={kitchenPhone}>
        <GuestShell>{children}</GuestShell>
      </KitchenContact>
    </ClientMessages>
  );
}
