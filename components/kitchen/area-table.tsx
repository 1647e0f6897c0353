import { useTranslations } from "next-intl";
import { NoteCell, NoteHead, PrintHead, TickCell, TickHead } from "@/components/print/print-columns";
import { formatCount } from "@/components/ui/format-count";
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { KitchenFigures } from "@/lib/features/kitchen/queries";

// one sheet of paper holds all areas
const PRINTED =
  "print:text-xs print:[&_:is(td,th)]:px-2! print:[&_:is(td,th)]:py-px! print:[&_:is(td,th)]:text-xs!";

/** How to pack the tiffins: area by area, plan by plan. */
export function AreaTable({
  day,
  report: { areas, plans, counts },
}: {
  day: PlainDate;
  report: KitchenFigures;
}) {
  const t = useTranslations("kitchen.areas");
  return (
    <section aria-labelledby="by-area">
      <h2 id="by-area" className="mb-3 text-lg font-semibold print:hidden">
        {t("title")}
      </h2>
      <Table caption={t("caption")} dense className={PRINTED}>
        <TableHeader>
          <PrintHead columns={plans.length + 4}>
            {t("printHead", { day: formatDay(day, "medium") })}
          </PrintHead>
          <TableRow>
            <TickHead />
            <TableHead>{t("area")}</TableHead>
            {plans.map(({ id, name }) => (
              <TableHead key={id} numeric className="whitespace-normal">
                {name}
              </TableHead>
            ))}
            <TableHead numeric>{t("total")}</TableHead>
            <NoteHead />
          </TableRow>
        </TableHeader>
        <TableBody>
          {areas.map((area, index) => (
            <TableRow key={area.name} className="print:break-inside-avoid">
              <TickCell number={index + 1} />
              <TableRowHead className="print:whitespace-nowrap">
                {area.name === "" ? t("inKitchen") : area.name}
              </TableRowHead>
              {plans.map(({ id, name }) => (
                <TableCell key={id} label={name} numeric>
                  {area.byPlan[id] ?? "–"}
                </TableCell>
              ))}
              <TableCell label={t("total")} numeric className="font-semibold">
                {formatCount(area.count)}
              </TableCell>
              <NoteCell />
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow>
            <TableCell className="hidden print:table-cell" />
            <TableRowHead>{t("all")}</TableRowHead>
            {plans.map(({ id, name, count }) => (
              <TableCell key={id} label={name} numeric>
                {formatCount(count)}
              </TableCell>
            ))}
            <TableCell label={t("total")} numeric>
              {counts.delivery}
            </TableCell>
            <NoteCell />
          </TableRow>
        </TableFooter>
      </Table>
    </section>
  );
}
