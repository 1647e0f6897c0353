import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function AuditLayout({ children }: LayoutProps<"/admin/audit">) {
  await requireStaff(ADMIN_ROLES);
  return children;
}
