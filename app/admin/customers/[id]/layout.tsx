import { Texts } from "@/components/shell/texts";

export default function CustomerLayout({ children }: LayoutProps<"/admin/customers/[id]">) {
  return <Texts areas={["adminCorrections", "adminCustomers", "pauses", "subscriptions"]}>{children}</Texts>;
}
