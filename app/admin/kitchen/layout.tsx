import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { KITCHEN_ROLES } from "@/lib/domain/identity";

export default async function KitchenLayout({ children }: LayoutProps<"/admin/kitchen">) {
  await requireStaff(KITCHEN_ROLES);
  return <Texts areas={["deliveries", "diets", "kitchen", "packing"]}>{children}</Texts>;
}
