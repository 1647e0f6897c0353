import { Texts } from "@/components/shell/texts";

export default function SettingsLayout({ children }: LayoutProps<"/admin/settings">) {
  return <Texts areas={["errors", "settings"]}>{children}</Texts>;
}
