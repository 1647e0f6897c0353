import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function StaffLayout({ children }: LayoutProps<"/admin/staff">) {
  await requireStaff(ADMIN_ROLES);
  return <Texts areas={["adminStaff"]}>{children}</Texts>;
}
