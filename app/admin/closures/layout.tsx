import { Texts } from "@/components/shell/texts";

export default function ClosuresLayout({ children }: LayoutProps<"/admin/closures">) {
  return <Texts areas={["adminClosures", "adminCorrections", "errors"]}>{children}</Texts>;
}
