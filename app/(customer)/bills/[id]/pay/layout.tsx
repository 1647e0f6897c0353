import { Texts } from "@/components/shell/texts";

export default function PayLayout({ children }: LayoutProps<"/bills/[id]/pay">) {
  return <Texts areas={["errors", "payments"]}>{children}</Texts>;
}
