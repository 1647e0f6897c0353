import { Texts } from "@/components/shell/texts";

export default function SecondFactorLayout({ children }: LayoutProps<"/second-factor">) {
  return <Texts areas={["secondFactor"]}>{children}</Texts>;
}
