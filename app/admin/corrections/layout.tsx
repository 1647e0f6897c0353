import { requireStaff } from "@/lib/access/read";
import { OFFICE_ROLES } from "@/lib/domain/identity";

export default async function CorrectionsLayout({ children }: LayoutProps<"/admin/corrections">) {
  await requireStaff(OFFICE_ROLES);
  return children;
}
