import { Texts } from "@/components/shell/texts";

export default function CollectLayout({ children }: LayoutProps<"/admin/collect">) {
  return <Texts areas={["collect"]}>{children}</Texts>;
}
