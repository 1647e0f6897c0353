import { useTranslations } from "next-intl";
import { EmptyDabba } from "@/components/illustrations/empty";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { DoorsPage } from "@/lib/features/deliveries/doors-page";
import { AreaFilter } from "./area-filter";
import { RouteFilter } from "./route-filter";
import { AreaStops, type Standings, type ToCollect } from "./area-stops";

type DeliveryListProps = {
  day: PlainDate;
  area: string | null;
  /** The route whose doors these are, and those to choose from. */
  route?: number | null;
  routes?: readonly { id: number; name: string }[];
  page: DoorsPage;
  /** What is open at these doors; null for those who don't collect money. */
  toCollect: ToCollect | null;
  /** How the tiffins of each door stand, once a round has begun. */
  standings?: Standings;
};

const NOTHING_SAID: Standings = new Map();

/** A page of a day's doors, in all areas or the chosen one, or building by building on a route, under how many there are. */
export function DeliveryList(props: DeliveryListProps) {
  const { day, area, route = null, routes = [], page, toCollect, standings = NOTHING_SAID } = props;
  const t = useTranslations("deliveries");
  const { areas, shown } = page;
  const chosen = area === null ? areas : areas.filter((one) => one.area === area);
  const tiffins = chosen.reduce((sum, { count }) => sum + count, 0);
  const doors = chosen.reduce((sum, one) => sum + one.doors, 0);
  const named = formatDay(day, "short");
  // on a route these are its buildings
  const known = (route === null ? areas : []).map(({ area: name, count }) => ({ name, count }));
  if (area !== null && chosen.length === 0) known.unshift({ name: area, count: 0 });
  return (
    <div className="space-y-6 print:space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xl font-semibold tabular-nums">{t("summary", { tiffins, doors })}</p>
        <div className="flex flex-wrap gap-3">
          {routes.length > 0 ? <RouteFilter day={day} route={route} routes={routes} /> : null}
          <AreaFilter day={day} area={area} areas={known} />
        </div>
      </div>
      <Part {...{ day, area, route, page, doors }} />
      {shown.map((one) => (
        <AreaStops key={one.area} day={day} area={one} toCollect={toCollect} standings={standings} />
      ))}
      {shown.length === 0 ? (
        <EmptyState
          illustration={<EmptyDabba />}
          title={t("empty.title", { day: named })}
          description={area === null ? t("empty.description") : t("empty.area", { area, day: named })}
        />
      ) : null}
    </div>
  );
}

type PartProps = Pick<DeliveryListProps, "day" | "area" | "route" | "page"> & { doors: number };

/** Which doors these are, where they aren't all: on paper as well, or somebody's tiffin would never be missed. */
function Part({ day, area, route, page: { shown }, doors }: PartProps) {
  const t = useTranslations("deliveries.part");
  const count = shown.reduce((sum, { stops }) => sum + stops.length, 0);
  const first = shown[0]?.first ?? 1;
  if (count === 0 || count === doors) return null;
  const filter = {
    ...(area === null ? {} : { area }),
    ...(route ? { route: String(route) } : {}),
  };
  const address = new URLSearchParams({ date: day, ...filter, whole: "1" });
  return (
    <p className="tabular-nums">
      {t("doors", { first, last: first + count - 1, doors })}{" "}
      <TextLink href={`/admin/deliveries?${address}`} className="print:hidden">
        {t("all")}
      </TextLink>
    </p>
  );
}
