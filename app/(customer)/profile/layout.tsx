import { Texts } from "@/components/shell/texts";

export default function ProfileLayout({ children }: LayoutProps<"/profile">) {
  return <Texts areas={["accounts", "errors", "inbox", "proving", "secondFactor"]}>{children}</Texts>;
}
