import type { Metadata, Viewport } from "next";
import { SameLanguage } from "@/components/language/same-language";
import { languageNow } from "@/lib/domain/language/language";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { Texts } from "@/components/shell/texts";
import { VersionMark } from "@/components/system/version-mark";
import { getKitchen, requireStaff } from "@/lib/access/read";
import { DELIVERY_ROLES } from "@/lib/domain/identity";

/** It is installed as an app of its own, which opens at the round without a network. */
export const metadata: Metadata = { manifest: "/drive.webmanifest" };

export const viewport: Viewport = { viewportFit: "cover" };

export default async function DriveLayout({ children }: LayoutProps<"/drive">) {
  await requireStaff(DELIVERY_ROLES);
  const { kitchenPhone } = await getKitchen();
  return (
    <Texts areas={["drive"]}>
      <KitchenContact phone={kitchenPhone}>
        <SameLanguage language={languageNow()} />
        {children}
        <footer className="px-3 py-2">
          <VersionMark />
        </footer>
      </KitchenContact>
    </Texts>
  );
}
