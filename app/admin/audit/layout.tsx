import { Texts } from "@/components/shell/texts";

export default function AuditLayout({ children }: LayoutProps<"/admin/audit">) {
  return <Texts areas={["errors"]}>{children}</Texts>;
}
