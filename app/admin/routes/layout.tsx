import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function RoutesLayout({ children }: LayoutProps<"/admin/routes">) {
  await requireStaff(ADMIN_ROLES);
  return <Texts areas={["routes", "deliveries"]}>{children}</Texts>;
}
