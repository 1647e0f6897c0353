import { Texts } from "@/components/shell/texts";

export default function CustomerLayout({ children }: LayoutProps<"/admin/customers/[id]">) {
  return (
    <Texts areas={["adminCorrections", "adminCustomers", "diets", "pauses", "subscriptions"]}>
      {children}
    </Texts>
  );
}
