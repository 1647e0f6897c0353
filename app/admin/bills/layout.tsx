import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { OFFICE_ROLES } from "@/lib/domain/identity";

export default async function BillsLayout({ children }: LayoutProps<"/admin/bills">) {
  await requireStaff(OFFICE_ROLES);
  return <Texts areas={["adminBills", "billing"]}>{children}</Texts>;
}
