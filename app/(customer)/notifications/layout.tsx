import { Texts } from "@/components/shell/texts";

export default function NotificationsLayout({ children }: LayoutProps<"/notifications">) {
  return <Texts areas={["inbox", "pauses"]}>{children}</Texts>;
}
