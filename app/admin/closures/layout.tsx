import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function ClosuresLayout({ children }: LayoutProps<"/admin/closures">) {
  await requireStaff(ADMIN_ROLES);
  return <Texts areas={["adminClosures", "adminCorrections"]}>{children}</Texts>;
}
