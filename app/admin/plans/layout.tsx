import { Texts } from "@/components/shell/texts";

export default function PlansLayout({ children }: LayoutProps<"/admin/plans">) {
  return <Texts areas={["adminPlans", "errors"]}>{children}</Texts>;
}
