import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function SettingsLayout({ children }: LayoutProps<"/admin/settings">) {
  await requireStaff(ADMIN_ROLES);
  return <Texts areas={["settings"]}>{children}</Texts>;
}
