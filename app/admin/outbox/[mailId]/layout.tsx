import { Texts } from "@/components/shell/texts";

export default function LetterLayout({ children }: LayoutProps<"/admin/outbox/[mailId]">) {
  return <Texts areas={["outbox"]}>{children}</Texts>;
}
