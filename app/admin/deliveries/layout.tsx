import { Texts } from "@/components/shell/texts";

export default function DeliveriesLayout({ children }: LayoutProps<"/admin/deliveries">) {
  return <Texts areas={["deliveries", "errors"]}>{children}</Texts>;
}
