import { useTranslations } from "next-intl";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { FileLink } from "@/components/ui/file-link";
import { TextLink } from "@/components/ui/text-link";
import { toBusinessDate } from "@/lib/domain/business-time";
import { UNDO_DAYS, erasedFrom } from "@/lib/domain/closing";
import { formatDay } from "@/lib/domain/plain-date";
import { CloseAccount } from "./close-account";
import { KeepAccount } from "./keep-account";

/** A customer's stored data to download, and how to close the account. `closedAt`: when they closed it. */
export function MyData({ closedAt }: { closedAt: Date | null }) {
  const t = useTranslations("accounts.ownData");
  return (
    <Card aria-labelledby="own-data-title">
      <CardHeader>
        <CardTitle id="own-data-title">{t("title")}</CardTitle>
        <CardDescription className="w-full">{t("description")}</CardDescription>
      </CardHeader>
      <CardContent>
        <p className="flex flex-wrap gap-3">
          <FileLink href="/profile/data?as=json">{t("json")}</FileLink>
          <FileLink href="/profile/data?as=csv">{t("csv")}</FileLink>
        </p>
        <p className="mt-4">
          <TextLink href="/privacy">{t("notice")}</TextLink>
        </p>
        <h3 className="mt-8 font-semibold">{t("closeTitle")}</h3>
        <p className="mt-2 text-ink-soft">
          {closedAt
            ? t("closed", { day: formatDay(toBusinessDate(erasedFrom(closedAt)), "medium") })
            : t("closeText", { days: UNDO_DAYS })}
        </p>
        <div className="mt-4">{closedAt ? <KeepAccount /> : <CloseAccount days={UNDO_DAYS} />}</div>
      </CardContent>
    </Card>
  );
}
