import { Texts } from "@/components/shell/texts";

export default function PaymentsLayout({ children }: LayoutProps<"/admin/payments">) {
  return <Texts areas={["adminPayments"]}>{children}</Texts>;
}
