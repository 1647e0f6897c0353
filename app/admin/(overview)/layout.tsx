import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { OFFICE_ROLES } from "@/lib/domain/identity";

export default async function OverviewLayout({ children }: LayoutProps<"/admin">) {
  await requireStaff(OFFICE_ROLES);
  return <Texts areas={["reports"]}>{children}</Texts>;
}
