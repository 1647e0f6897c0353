import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function OutboxLayout({ children }: LayoutProps<"/admin/outbox">) {
  await requireStaff(ADMIN_ROLES);
  return children;
}
