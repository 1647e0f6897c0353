import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { OFFICE_ROLES } from "@/lib/domain/identity";

export default async function NotDeliveredLayout({ children }: LayoutProps<"/admin/not-delivered">) {
  await requireStaff(OFFICE_ROLES);
  return <Texts areas={["complaints"]}>{children}</Texts>;
}
