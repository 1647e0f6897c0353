import { Texts } from "@/components/shell/texts";

export default function SubscriptionsLayout({ children }: LayoutProps<"/subscriptions">) {
  return <Texts areas={["diets", "errors", "pauses", "subscriptions"]}>{children}</Texts>;
}
