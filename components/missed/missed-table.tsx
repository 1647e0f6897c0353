import { useTranslations } from "next-intl";
import { CreditMissed } from "@/components/complaints/credit-missed";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { SaidPicture } from "@/components/ui/said-picture";
import { TextLink } from "@/components/ui/text-link";
import { formatTime } from "@/lib/domain/business-time";
import { MISSED_SHOWN } from "@/lib/domain/drive/missed";
import { formatDay } from "@/lib/domain/plain-date";
import type { MissedTiffin } from "@/lib/features/drive/missed-queries";

type MissedTableProps = { missed: readonly MissedTiffin[]; mayDecide: boolean };

/** Each tiffin that did not arrive: when, where, why, and who was there. */
export function MissedTable({ missed, mayDecide }: MissedTableProps) {
  const t = useTranslations("deliveries");
  return (
    <section aria-labelledby="all-missed">
      <h2 id="all-missed" className="mb-2 text-xl font-semibold">
        {t("missed.all")}
      </h2>
      {missed.length === MISSED_SHOWN ? (
        <p className="mb-2">{t("missed.more", { count: MISSED_SHOWN })}</p>
      ) : null}
      <Table caption={t("missed.all")} dense>
        <TableHeader>
          <TableRow>
            <TableHead>{t("missed.day")}</TableHead>
            <TableHead>{t("table.name")}</TableHead>
            <TableHead>{t("table.address")}</TableHead>
            <TableHead>{t("table.plans")}</TableHead>
            <TableHead>{t("missed.reason")}</TableHead>
            <TableHead>{t("missed.driver")}</TableHead>
            <TableHead>{t("missed.credit")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {missed.map((one) => (
            <MissedRow key={`${one.day} ${one.tiffinId}`} missed={one} mayDecide={mayDecide} />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

type MissedRowProps = { missed: MissedTiffin; mayDecide: boolean };

function MissedRow({ missed, mayDecide }: MissedRowProps) {
  const t = useTranslations("deliveries");
  const { day, happenedAt, customerId, fullname, reason, note } = missed;
  return (
    <TableRow>
      <TableRowHead className="tabular-nums">
        {formatDay(day, "short")}, {formatTime(happenedAt)}
      </TableRowHead>
      <TableCell label={t("table.name")}>
        <TextLink href={`/admin/customers/${customerId}`}>{fullname}</TextLink>
      </TableCell>
      <TableCell label={t("table.address")}>
        {[missed.addr1, missed.addr2, missed.area].filter(Boolean).join(", ")}
      </TableCell>
      <TableCell label={t("table.plans")}>{missed.planName}</TableCell>
      <TableCell label={t("missed.reason")}>
        {t(`missed.reasons.${reason}`)}
        {note ? <span className="block text-ink-soft">{note}</span> : null}
        {missed.picture ? <SaidPicture picture={missed.picture} label={t("missed.picture")} /> : null}
      </TableCell>
      <TableCell label={t("missed.driver")}>{missed.driver}</TableCell>
      <TableCell label={t("missed.credit")}>
        <Given missed={missed} mayDecide={mayDecide} />
      </TableCell>
    </TableRow>
  );
}

/** What the office has answered, or the press that gives it back. */
function Given({ missed: { subscriptionId, dailyRate, complaint, day }, mayDecide }: MissedRowProps) {
  const t = useTranslations("complaints");
  if (complaint === "credited" || complaint === "declined")
    return <Badge tone={complaint === "credited" ? "good" : "neutral"}>{t(`states.${complaint}`)}</Badge>;
  if (!mayDecide || subscriptionId === null || dailyRate === null) return null;
  return <CreditMissed subscriptionId={subscriptionId} day={day} rate={dailyRate} />;
}
