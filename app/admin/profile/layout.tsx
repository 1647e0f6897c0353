import { Texts } from "@/components/shell/texts";

export default function ProfileLayout({ children }: LayoutProps<"/admin/profile">) {
  return <Texts areas={["accounts", "errors"]}>{children}</Texts>;
}
