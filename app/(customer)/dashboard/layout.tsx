import { Texts } from "@/components/shell/texts";

export default function DashboardLayout({ children }: LayoutProps<"/dashboard">) {
  return <Texts areas={["pauses"]}>{children}</Texts>;
}
