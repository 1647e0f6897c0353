import { Texts } from "@/components/shell/texts";

export default function KitchenLayout({ children }: LayoutProps<"/admin/kitchen">) {
  return <Texts areas={["deliveries", "errors"]}>{children}</Texts>;
}
