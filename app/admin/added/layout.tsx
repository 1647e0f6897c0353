import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function AddedLayout({ children }: LayoutProps<"/admin/added">) {
  await requireStaff(ADMIN_ROLES);
  return <Texts areas={["additions", "deliveries"]}>{children}</Texts>;
}
