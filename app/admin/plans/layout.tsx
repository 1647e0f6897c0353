import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function PlansLayout({ children }: LayoutProps<"/admin/plans">) {
  await requireStaff(ADMIN_ROLES);
  return <Texts areas={["adminPlans"]}>{children}</Texts>;
}
