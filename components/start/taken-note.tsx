import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";

type TakenNoteProps = { taken: { planName: string; startDate: PlainDate; endDate: PlainDate } | undefined };

/** Said once on the first page after a plan was taken. */
export function TakenNote({ taken }: TakenNoteProps) {
  const t = useTranslations("subscriptions");
  if (!taken) return null;
  const words = {
    plan: taken.planName,
    first: formatDay(taken.startDate, "spoken"),
    last: formatDay(taken.endDate, "medium"),
  };
  return (
    <Alert tone="good" role="status">
      <p className="tabular-nums">{t("takenLater", words)}</p>
    </Alert>
  );
}
