import { Texts } from "@/components/shell/texts";

export default function BillLayout({ children }: LayoutProps<"/admin/bills/[id]">) {
  return <Texts areas={["adminPayments", "collect"]}>{children}</Texts>;
}
