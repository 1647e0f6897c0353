import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function ReportsLayout({ children }: LayoutProps<"/admin/reports">) {
  await requireStaff(ADMIN_ROLES);
  return children;
}
