import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import type { SecondFactor } from "@/lib/features/second-factor/queries";
import { TwoStep } from "./two-step";

type SecondFactorCardProps = { factor: SecondFactor; email: string; isDemanded: boolean };

/** What somebody must prove besides the password: the same for customers and staff. */
export function SecondFactorCard({ factor, email, isDemanded }: SecondFactorCardProps) {
  const t = useTranslations("secondFactor");
  return (
    <Card aria-labelledby="second-factor-title">
      <CardHeader>
        <CardTitle id="second-factor-title">{t("title")}</CardTitle>
        <Badge tone={factor.kind === "on" ? "good" : "neutral"}>{t(`state.${factor.kind}`)}</Badge>
        <CardDescription className="w-full">{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <TwoStep factor={factor} email={email} isDemanded={isDemanded} />
      </CardContent>
    </Card>
  );
}
