import { useTranslations } from "next-intl";
import { markWords } from "@/components/deliveries/mark-words";
import { Badge, type Tone } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { SaidPicture } from "@/components/ui/said-picture";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import type { ComplaintState } from "@/lib/domain/complaints/complaint";
import { formatDay } from "@/lib/domain/plain-date";
import type { ListedComplaint } from "@/lib/features/complaints/queries";
import { CreditComplaint } from "./credit-complaint";
import { DeclineComplaint } from "./decline-complaint";

const tones: Record<ComplaintState, Tone> = { open: "accent", credited: "good", declined: "neutral" };

type ComplaintTableProps = { complaints: readonly ListedComplaint[]; mayDecide: boolean };

/** What customers said of their tiffins, and what the office answers. */
export function ComplaintTable({ complaints, mayDecide }: ComplaintTableProps) {
  const t = useTranslations("complaints");
  const marks = useTranslations("deliveries");
  return (
    <DataTable
      caption={t("office.caption")}
      dense
      rows={complaints}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("office.customer"),
          cell: ({ customer }) => (
            <>
              <TextLink href={`/admin/customers/${customer.id}`}>{customer.fullname}</TextLink>
              <span className="block text-sm text-ink-soft">
                {t("office.at", { place: customer.addr1, area: customer.area })}
              </span>
            </>
          ),
        },
        {
          name: t("office.tiffin"),
          className: "tabular-nums",
          cell: ({ planName, day }) => t("tell.of", { plan: planName, day: formatDay(day, "short") }),
        },
        {
          name: t("office.said"),
          className: "break-words",
          cell: ({ kind, note, picture, fromMark }) => (
            <>
              {t(fromMark ? "office.fromMark" : `kinds.${kind}`)}
              {note ? <span className="block text-sm text-ink-soft">{note}</span> : null}
              {picture ? <SaidPicture picture={picture} label={t("office.picture")} /> : null}
            </>
          ),
        },
        { name: t("office.saidAt"), className: "tabular-nums", cell: ({ saidAt }) => formatInstant(saidAt) },
        {
          name: t("office.mark"),
          className: "tabular-nums",
          cell: ({ mark }) => (mark ? markWords(marks, mark) : t("office.noMark")),
        },
        { name: t("office.state"), cell: (row) => <State complaint={row} /> },
        mayDecide
          ? { name: t("office.act"), isNameHidden: true, cell: (row) => <Acts complaint={row} /> }
          : null,
      ]}
    />
  );
}

function State({ complaint: { state, decided } }: { complaint: ListedComplaint }) {
  const t = useTranslations("complaints");
  return (
    <>
      <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
      {decided ? (
        <span className="block text-sm break-words text-ink-soft tabular-nums">
          {t("office.decided", { by: decided.by, when: formatInstant(decided.at) })}
          {decided.sentence ? <span className="block">{decided.sentence}</span> : null}
        </span>
      ) : null}
    </>
  );
}

function Acts({ complaint: { id, state, dailyRate, customer, day } }: { complaint: ListedComplaint }) {
  if (state !== "open") return null;
  return (
    <div className="flex flex-wrap items-start gap-2">
      <CreditComplaint complaintId={id} rate={dailyRate} />
      <DeclineComplaint complaintId={id} name={customer.fullname} day={day} />
    </div>
  );
}
