import { Texts } from "@/components/shell/texts";

export default function BillsLayout({ children }: LayoutProps<"/admin/bills">) {
  return <Texts areas={["adminBills", "billing", "errors"]}>{children}</Texts>;
}
