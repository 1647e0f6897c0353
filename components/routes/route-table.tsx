import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { RouteOnDay } from "@/lib/features/routes/queries";

type RouteTableProps = { routes: readonly RouteOnDay[]; day: PlainDate };

/** The routes with what they bring on a day; what doesn't fit stands out. */
export function RouteTable({ routes, day }: RouteTableProps) {
  const t = useTranslations("routes.table");
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={routes}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("name"),
          cell: ({ id, name }) => <TextLink href={`/admin/routes/${id}?date=${day}`}>{name}</TextLink>,
        },
        { name: t("driver"), cell: (route) => <Driver route={route} /> },
        { name: t("vehicle"), cell: ({ vehicle }) => vehicle ?? "–" },
        { name: t("buildings"), numeric: true, cell: ({ buildings }) => buildings },
        { name: t("doors"), numeric: true, cell: ({ doors }) => doors },
        { name: t("tiffins"), numeric: true, cell: ({ tiffins }) => tiffins },
        { name: t("room"), cell: (route) => <Room route={route} /> },
      ]}
    />
  );
}

function Driver({ route: { driver, dayDriver } }: { route: RouteOnDay }) {
  const t = useTranslations("routes");
  if (dayDriver !== null)
    return (
      <Badge tone="accent">{t("table.instead", { name: dayDriver, other: driver ?? t("noDriver") })}</Badge>
    );
  return driver ?? <Badge tone="bad">{t("noDriver")}</Badge>;
}

function Room({ route: { capacity, tiffins } }: { route: RouteOnDay }) {
  const t = useTranslations("routes");
  if (capacity === null) return "–";
  return (
    <span className="inline-flex flex-wrap items-center gap-2 tabular-nums">
      {capacity}
      {tiffins > capacity ? <Badge tone="bad">{t("tooMuch", { over: tiffins - capacity })}</Badge> : null}
    </span>
  );
}
