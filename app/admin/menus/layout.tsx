import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function MenusLayout({ children }: LayoutProps<"/admin/menus">) {
  await requireStaff(ADMIN_ROLES);
  return <Texts areas={["adminMenus"]}>{children}</Texts>;
}
