import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function DishesLayout({ children }: LayoutProps<"/admin/dishes">) {
  await requireStaff(ADMIN_ROLES);
  return <Texts areas={["dishes", "recipes"]}>{children}</Texts>;
}
