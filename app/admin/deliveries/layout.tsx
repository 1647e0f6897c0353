import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { DELIVERY_ROLES } from "@/lib/domain/identity";

export default async function DeliveriesLayout({ children }: LayoutProps<"/admin/deliveries">) {
  await requireStaff(DELIVERY_ROLES);
  return <Texts areas={["deliveries"]}>{children}</Texts>;
}
