import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { STAFF_ROLES } from "@/lib/domain/identity";

export default async function ProfileLayout({ children }: LayoutProps<"/admin/profile">) {
  await requireStaff(STAFF_ROLES);
  return <Texts areas={["accounts", "secondFactor"]}>{children}</Texts>;
}
