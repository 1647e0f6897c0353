import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatTime } from "@/lib/domain/business-time";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { LookedBack as Day, Worked } from "@/lib/features/deliveries/by-route-queries";
import { pageAddress } from "@/lib/lists/paging";

type Route = Day["routes"][number];

/** The day, looked back at: who cooked, packed and drove, when, and what became of each round. Nothing before the count. */
export function LookedBack({ day, back: { cooked, routes } }: { day: PlainDate; back: Day }) {
  const t = useTranslations("deliveries.back");
  const reasons = useTranslations("deliveries.reasons");
  const format = useFormatter();
  const worked = useWorked();
  if (routes.length === 0) return null;
  const named = ({ reason, count }: Route["reasons"][number]) =>
    t("reason", { reason: reasons(reason), count });
  return (
    <section aria-labelledby="by-route" className="mb-6 print:hidden">
      <h2 id="by-route" className="mb-2 text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="mb-3 text-ink-soft tabular-nums">
        {cooked.length > 0 ? t("cooked", { names: format.list(cooked.map(worked)) }) : t("nobodyCooked")}{" "}
        <TextLink href={pageAddress("/admin/kitchen/afterwards", { date: day }, {})}>{t("safety")}</TextLink>
      </p>
      <DataTable
        caption={t("title")}
        dense
        rows={routes}
        rowKey={({ route }) => route}
        columns={[
          { name: t("route"), cell: (one) => <RouteName day={day} route={one} /> },
          { name: t("packed"), className: "tabular-nums", cell: (one) => <PackedBy route={one} /> },
          { name: t("drove"), className: "tabular-nums", cell: ({ drove }) => <DrivenBy drove={drove} /> },
          { name: t("tiffins"), numeric: true, cell: ({ tiffins }) => tiffins },
          { name: t("delivered"), numeric: true, cell: ({ delivered }) => delivered },
          { name: t("withGuard"), numeric: true, cell: ({ withGuard }) => withGuard },
          {
            name: t("notDelivered"),
            className: "tabular-nums",
            cell: ({ reasons: why }) =>
              why.length > 0 ? format.list(why.map(named), { type: "unit" }) : "–",
          },
          { name: t("open"), numeric: true, cell: ({ open }) => open },
        ]}
      />
    </section>
  );
}

/** "Lata Kale, 7:40 to 10:15" */
function useWorked(): (one: Worked) => string {
  const t = useTranslations("deliveries.back");
  return ({ name, first, last }) => t("worked", { name, first: formatTime(first), last: formatTime(last) });
}

function RouteName({ day, route: { routeId, route } }: { day: PlainDate; route: Route }) {
  const t = useTranslations("deliveries.back");
  if (routeId === null) return t("noRoute");
  return (
    <TextLink href={pageAddress("/admin/deliveries", { date: day, route: String(routeId) }, {})}>
      {route}
    </TextLink>
  );
}

function PackedBy({ route: { packed } }: { route: Route }) {
  const t = useTranslations("deliveries.back");
  const format = useFormatter();
  if (!packed) return "–";
  const { by, count, due, last } = packed;
  return t("packedBy", { names: format.list(by), count, due, time: formatTime(last) });
}

function DrivenBy({ drove }: { drove: Route["drove"] }) {
  const worked = useWorked();
  if (drove.length === 0) return "–";
  return drove.map((one) => <p key={one.name}>{worked(one)}</p>);
}
