import { requireStaff } from "@/lib/access/read";
import { OFFICE_ROLES } from "@/lib/domain/identity";

export default async function CustomersLayout({ children }: LayoutProps<"/admin/customers">) {
  await requireStaff(OFFICE_ROLES);
  return children;
}
