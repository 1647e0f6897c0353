import { useTranslations } from "next-intl";
import { NoteCell, NoteHead, PrintHead, TickCell, TickHead } from "@/components/print/print-columns";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatPaise, type Paise } from "@/lib/domain/money";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { AreaOnPage } from "@/lib/features/deliveries/doors-page";
import type { Stop } from "@/lib/features/deliveries/queries";
import type { DoorStanding } from "@/lib/features/drive/office-queries";
import { StateCell } from "./state-cell";

/** What is open at each door, by customer; those who owe nothing are left out. */
export type ToCollect = ReadonlyMap<number, Paise>;

/** How the tiffins of each door stand, by customer; empty before any round of the day. */
export type Standings = ReadonlyMap<number, readonly DoorStanding[]>;

type AreaStopsProps = {
  day: PlainDate;
  area: AreaOnPage;
  toCollect: ToCollect | null;
  standings: Standings;
};

/**
 * One area's doors in the order of their addresses, under how many it has in all. Numbering continues across areas. On paper
 * each page repeats the area and day.
 */
export function AreaStops({ day, area, toCollect, standings }: AreaStopsProps) {
  const t = useTranslations("deliveries");
  const headingId = `area-${area.area.replace(/\W+/g, "-")}`;
  const counts = t("areaCount", { tiffins: area.count, doors: area.doors });
  return (
    <section aria-labelledby={headingId}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3 print:hidden">
        <h2 id={headingId} className="text-xl font-semibold">
          {area.area}
        </h2>
        <p className="text-ink-soft tabular-nums">{counts}</p>
      </div>
      <Table
        caption={t("table.caption", { area: area.area })}
        dense
        className="print:[&_:is(td,th)]:px-2! print:[&_:is(td,th)]:py-0.5!"
      >
        <TableHeader>
          <PrintHead columns={toCollect ? 7 : 6}>
            {t("printHead", { area: area.area, day: formatDay(day, "medium"), counts })}
          </PrintHead>
          <TableRow>
            <TickHead />
            <TableHead className="w-[38%] print:w-[32%]">{t("table.address")}</TableHead>
            <TableHead className="w-[20%] print:w-[18%]">{t("table.name")}</TableHead>
            <TableHead className="w-[14%]">{t("table.phone")}</TableHead>
            <TableHead>{t("table.plans")}</TableHead>
            {standings.size > 0 ? <TableHead className="print:hidden">{t("table.state")}</TableHead> : null}
            {toCollect ? <TableHead>{t("table.payment")}</TableHead> : null}
            <NoteHead />
          </TableRow>
        </TableHeader>
        <TableBody>
          {area.stops.map((stop, index) => (
            <StopRow
              key={stop.customerId}
              stop={stop}
              number={area.first + index}
              toCollect={toCollect}
              standings={standings}
            />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

type StopRowProps = { stop: Stop; number: number; toCollect: ToCollect | null; standings: Standings };

function StopRow({ stop, number, toCollect, standings }: StopRowProps) {
  const t = useTranslations("deliveries");
  return (
    <TableRow className="print:break-inside-avoid">
      <TickCell number={number} />
      <TableRowHead className="max-sm:text-base">
        <span>
          {stop.addr1}
          {stop.addr2 ? `, ${stop.addr2}` : null}
          <span className="ms-2 font-normal text-ink-soft tabular-nums">{stop.pincode}</span>
        </span>
      </TableRowHead>
      <TableCell label={t("table.name")}>{stop.fullname}</TableCell>
      <TableCell label={t("table.phone")} className="tabular-nums">
        <a
          href={`tel:+91${stop.phone}`}
          className="inline-flex min-h-11 items-center rounded-sm font-medium text-accent underline decoration-1 underline-offset-4 sm:min-h-0 print:text-ink print:no-underline"
        >
          {stop.phone}
        </a>
      </TableCell>
      <TableCell label={t("table.plans")}>
        <ul className="font-medium tabular-nums print:whitespace-nowrap">
          {stop.plans.map(({ name, count }) => (
            <li key={name}>{t("plan", { count, name })}</li>
          ))}
        </ul>
      </TableCell>
      {standings.size > 0 ? <StateCell standings={standings.get(stop.customerId) ?? []} /> : null}
      {toCollect ? <CollectCell stop={stop} open={toCollect.get(stop.customerId) ?? null} /> : null}
      <NoteCell />
    </TableRow>
  );
}

/** Links to where money is taken; on paper just the amount. Empty where nothing is owed. */
function CollectCell({ stop, open }: { stop: Stop; open: Paise | null }) {
  const t = useTranslations("deliveries");
  if (open === null) return <TableCell className="max-sm:hidden" />;
  const amount = formatPaise(open);
  return (
    <TableCell label={t("table.payment")} className="whitespace-nowrap tabular-nums">
      <TextLink
        href={`/admin/collect?customer=${stop.customerId}`}
        className="max-sm:inline-flex max-sm:min-h-11 max-sm:items-center print:hidden"
      >
        {t.rich("collectFrom", {
          amount,
          name: stop.fullname,
          hidden: (chunks) => <span className="sr-only">{chunks}</span>,
        })}
      </TextLink>
      <span aria-hidden className="hidden print:inline">
        {amount}
      </span>
    </TableCell>
  );
}
