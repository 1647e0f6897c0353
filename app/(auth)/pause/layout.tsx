import { Texts } from "@/components/shell/texts";

export default function PauseLayout({ children }: LayoutProps<"/pause">) {
  return <Texts areas={["inbox"]}>{children}</Texts>;
}
