import { requireStaff } from "@/lib/access/read";
import { OFFICE_ROLES } from "@/lib/domain/identity";

export default async function SubscriptionsLayout({ children }: LayoutProps<"/admin/subscriptions">) {
  await requireStaff(OFFICE_ROLES);
  return children;
}
