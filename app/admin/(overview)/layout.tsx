import { Texts } from "@/components/shell/texts";

export default function OverviewLayout({ children }: LayoutProps<"/admin">) {
  return <Texts areas={["reports"]}>{children}</Texts>;
}
