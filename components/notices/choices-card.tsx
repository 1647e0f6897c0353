import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { clockWords } from "@/lib/domain/slot";
import { QUIET_HOURS } from "@/lib/domain/notices/quiet";
import type { Choices } from "@/lib/features/notices/choices-queries";
import { ChoicesForm } from "./choices-form";
import { PushHere, type PushTo } from "./push-here";

/** What a customer is told of, and on which channels. `push`: null where nothing is pushed. */
export function ChoicesCard({ choices, push }: { choices: Choices; push: PushTo | null }) {
  const t = useTranslations("inbox.choices");
  const { from, to } = QUIET_HOURS;
  return (
    <Card id="notifications" aria-labelledby="notifications-title">
      <CardHeader>
        <CardTitle id="notifications-title">{t("title")}</CardTitle>
        <CardDescription className="w-full">{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        {push ? <PushHere {...push} /> : null}
        <ChoicesForm choices={choices} quiet={t("quiet", { from: clockWords(from), to: clockWords(to) })} />
      </CardContent>
    </Card>
  );
}
