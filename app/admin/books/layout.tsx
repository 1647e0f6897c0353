import { Texts } from "@/components/shell/texts";
import { requireStaff } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";

export default async function BooksLayout({ children }: LayoutProps<"/admin/books">) {
  await requireStaff(ADMIN_ROLES);
  return <Texts areas={["books"]}>{children}</Texts>;
}
