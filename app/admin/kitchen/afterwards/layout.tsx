import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { KITCHEN_ROLES } from "@/lib/domain/identity";

export default async function AfterwardsLayout({ children }: LayoutProps<"/admin/kitchen/afterwards">) {
  await requireStaff(KITCHEN_ROLES);
  return <Texts areas={["afterwards"]}>{children}</Texts>;
}
