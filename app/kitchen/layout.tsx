import { KeepFresh } from "@/components/fresh/keep-fresh";
import { PageOwner } from "@/components/fresh/page-owner";
import { StaleNotice } from "@/components/fresh/stale-notice";
import { KitchenContact } from "@/components/settings/kitchen-contact";
import { Texts } from "@/components/shell/texts";
import { VersionMark } from "@/components/system/version-mark";
import { freshness } from "@/lib/freshness";
import { getKitchen, requireStaff } from "@/lib/access/read";
import { KITCHEN_ROLES } from "@/lib/domain/identity";

export default async function TabletLayout({ children }: LayoutProps<"/kitchen">) {
  const { viewer } = await requireStaff(KITCHEN_ROLES);
  const { kitchenPhone, slots } = await getKitchen();
  return (
    <Texts areas={["diets", "errors", "kitchen", "packing"]}>
      <KitchenContact phone={kitchenPhone}>
        <PageOwner id={viewer.id}>{children}</PageOwner>
        <footer className="px-4 py-2">
          <VersionMark />
        </footer>
        <KeepFresh {...freshness(slots)} />
        <StaleNotice />
      </KitchenContact>
    </Texts>
  );
}
