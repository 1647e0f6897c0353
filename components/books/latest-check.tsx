import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { formatInstant } from "@/lib/domain/business-time";
import type { BookCheck } from "@/lib/features/proof/check-queries";
import { CheckNow } from "./check-now";
import { DifferenceList } from "./difference-list";

/** The latest check of the books: what was compared, and every place where it doesn't agree. */
export function LatestCheck({ check }: { check: BookCheck | null }) {
  const t = useTranslations("books.check");
  return (
    <Card aria-labelledby="check">
      <CardHeader>
        <div>
          <CardTitle id="check">{t("title")}</CardTitle>
          <CardDescription className="tabular-nums">
            {check ? t("when", { when: formatInstant(check.checkedAt) }) : t("never")}
          </CardDescription>
        </div>
        <CheckNow />
      </CardHeader>
      {check ? (
        <CardContent className="space-y-4">
          <Verdict check={check} />
          <DifferenceList differences={check.differences} />
          <Looked check={check} />
        </CardContent>
      ) : (
        <CardContent>
          <p className="text-ink-soft">{t("neverHint")}</p>
        </CardContent>
      )}
    </Card>
  );
}

function Verdict({ check: { isComplete, differences } }: { check: BookCheck }) {
  const t = useTranslations("books.check");
  const count = differences.length;
  return (
    <>
      {count > 0 ? (
        <Alert tone="bad" title={t("differs", { count })}>
          <p>{t("differsHint")}</p>
        </Alert>
      ) : (
        <Alert tone="good">
          <p>{t(isComplete ? "agrees" : "agreesHere")}</p>
        </Alert>
      )}
      {isComplete ? null : (
        <Alert tone="paused">
          <p>{t("noAnswer")}</p>
        </Alert>
      )}
    </>
  );
}

function Looked({ check: { checked, isComplete } }: { check: BookCheck }) {
  const t = useTranslations("books.check");
  return (
    <div className="text-sm text-ink-soft tabular-nums">
      <p>{t("here", checked)}</p>
      {isComplete ? <p>{t("there", checked)}</p> : null}
    </div>
  );
}
