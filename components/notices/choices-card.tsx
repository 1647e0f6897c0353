import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { clockWords } from "@/lib/domain/slot";
import { QUIET_HOURS } from "@/lib/domain/notices/quiet";
import type { Choices } from "@/lib/features/notices/choices-queries";
import { ChoicesForm } from "./choices-form";

/** What a customer is told of, and on which channels. */
export function ChoicesCard({ choices }: { choices: Choices }) {
  const t = useTranslations("inbox.choices");
  const { from, to } = QUIET_HOURS;
  return (
    <Card id="notifications" aria-labelledby="notifications-title">
      <CardHeader>
        <CardTitle id="notifications-title">{t("title")}</CardTitle>
        <CardDescription className="w-full">{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <ChoicesForm choices={choices} quiet={t("quiet", { from: clockWords(from), to: clockWords(to) })} />
      </CardContent>
    </Card>
  );
}
