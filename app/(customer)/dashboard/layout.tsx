import { Texts } from "@/components/shell/texts";

export default function DashboardLayout({ children }: LayoutProps<"/dashboard">) {
  return <Texts areas={["complaints", "errors", "pauses", "subscriptions"]}>{children}</Texts>;
}
