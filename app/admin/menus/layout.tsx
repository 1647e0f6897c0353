import { Texts } from "@/components/shell/texts";

export default function MenusLayout({ children }: LayoutProps<"/admin/menus">) {
  return <Texts areas={["adminMenus", "errors"]}>{children}</Texts>;
}
