import { Texts } from "@/components/shell/texts";

export default function CorrectionLayout({ children }: LayoutProps<"/admin/corrections/[id]">) {
  return <Texts areas={["adminCorrections"]}>{children}</Texts>;
}
