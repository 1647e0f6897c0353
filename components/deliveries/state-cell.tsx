import { useTranslations } from "next-intl";
import { TableCell } from "@/components/ui/table";
import { formatTime } from "@/lib/domain/business-time";
import type { DoorStanding } from "@/lib/features/drive/office-queries";
import { markWords } from "./mark-words";

/** What came later than this after it happened was kept on a phone without a network. */
const LATE_MS = 2 * 60 * 1000;

/** How a door's tiffins stand: what happened when, and when that came, where it came late. */
export function StateCell({ standings }: { standings: readonly DoorStanding[] }) {
  const t = useTranslations("deliveries");
  return (
    <TableCell label={t("table.state")} className="tabular-nums print:hidden">
      {standings.map((standing) => (
        <p key={`${standing.state} ${standing.reason}`}>
          <StateWords standing={standing} isSome={standings.length > 1} />
        </p>
      ))}
    </TableCell>
  );
}

function StateWords({ standing, isSome }: { standing: DoorStanding; isSome: boolean }) {
  const t = useTranslations("deliveries");
  const { happenedAt, receivedAt, count } = standing;
  const word = markWords(t, standing);
  const isLate = receivedAt.getTime() - happenedAt.getTime() > LATE_MS;
  return (
    <>
      {isSome ? `${t("state.some", { count })} ` : null}
      {word}
      {isLate ? (
        <span className="text-ink-soft"> {t("state.came", { time: formatTime(receivedAt) })}</span>
      ) : null}
    </>
  );
}
