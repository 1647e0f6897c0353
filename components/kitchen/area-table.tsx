import { useTranslations } from "next-intl";
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
import type { KitchenReport } from "@/lib/features/kitchen/queries";

// one sheet of paper holds all areas
const PRINTED =
  "print:text-xs print:[&_:is(td,th)]:px-2! print:[&_:is(td,th)]:py-px! print:[&_:is(td,th)]:text-xs!";

/** How the tiffins are to be packed: area by area, plan by plan. */
export function AreaTable({ report: { areas, plans, counts } }: { report: KitchenReport }) {
  const t = useTranslations("kitchen.areas");
  return (
    <section aria-labelledby="by-area">
      <h2 id="by-area" className="mb-3 text-lg font-semibold print:mb-1 print:text-base">
        {t("title")}
      </h2>
      <Table caption={t("caption")} dense className={PRINTED}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("area")}</TableHead>
            {plans.map(({ id, name }) => (
              <TableHead key={id} numeric className="whitespace-normal">
                {name}
              </TableHead>
            ))}
            <TableHead numeric>{t("total")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {areas.map((area) => (
            <TableRow key={area.name}>
              <TableRowHead>{area.name}</TableRowHead>
              {plans.map(({ id, name }) => (
                <TableCell key={id} label={name} numeric>
                  {area.byPlan[id] ?? "–"}
                </TableCell>
              ))}
              <TableCell label={t("total")} numeric className="font-semibold">
                {area.count}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow>
            <TableRowHead>{t("all")}</TableRowHead>
            {plans.map(({ id, name, count }) => (
              <TableCell key={id} label={name} numeric>
                {count}
              </TableCell>
            ))}
            <TableCell label={t("total")} numeric>
              {counts.delivery}
            </TableCell>
          </TableRow>
        </TableFooter>
      </Table>
    </section>
  );
}
