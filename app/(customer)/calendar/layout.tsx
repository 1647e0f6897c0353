import { Texts } from "@/components/shell/texts";

export default function CalendarLayout({ children }: LayoutProps<"/calendar">) {
  return <Texts areas={["complaints", "errors", "pauses"]}>{children}</Texts>;
}
