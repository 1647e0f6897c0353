import { GuestShell } from "@/components/shell/guest-shell";
import { Texts } from "@/components/shell/texts";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { getKitchen } from "@/lib/access/read";

export default async function AuthLayout({ children }: LayoutProps<"/">) {
  const { kitchenPhone, kitchenWhatsapp } = await getKitchen();
  return (
    <Texts areas={["accounts", "errors"]}>
      <KitchenContact phone={kitchenPhone} whatsapp={kitchenWhatsapp}>
        <GuestShell>{children}</GuestShell>
      </KitchenContact>
    </Texts>
  );
}
