import { requireStaff } from "@/lib/access/read";
import { OWNER_ONLY } from "@/lib/domain/identity";

export default async function SystemLayout({ children }: LayoutProps<"/admin/system">) {
  await requireStaff(OWNER_ONLY);
  return children;
}
