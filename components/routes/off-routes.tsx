import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { OffRoutes as Off, RouteOnDay, StopOnDay } from "@/lib/features/routes/queries";
import { MoveBuilding } from "./move-building";
import { PutArea } from "./put-area";

type OffRoutesProps = {
  day: PlainDate;
  areas: Off["areas"];
  stops: readonly StopOnDay[];
  routes: readonly RouteOnDay[];
};

/** The buildings to which nobody drives, with a choice of route: for an area at once, or one by one. */
export function OffRoutes({ day, areas, stops, routes }: OffRoutesProps) {
  const t = useTranslations("routes");
  const buildings = areas.reduce((sum, area) => sum + area.buildings, 0);
  const tiffins = areas.reduce((sum, area) => sum + area.tiffins, 0);
  if (buildings === 0) return null;
  return (
    <section
      aria-labelledby="off-routes"
      className="rounded-card border-2 border-bad/40 bg-surface-raised p-5"
    >
      <h2 id="off-routes" className="text-lg font-semibold text-bad">
        {t("off.heading")}
      </h2>
      <p className="mb-4">{t("off.description", { buildings, tiffins, day: formatDay(day, "medium") })}</p>
      <ul className="flex flex-col gap-3">
        {areas.map((area) => (
          <li key={area.area} className="flex flex-wrap items-center justify-between gap-3">
            <span className="font-medium tabular-nums">{t("off.area", area)}</span>
            <PutArea area={area.area} routes={routes} />
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="min-h-11 cursor-pointer py-2 font-medium">{t("off.buildings")}</summary>
        {stops.length < buildings ? <p className="text-sm text-ink-soft">{t("off.more")}</p> : null}
        <ul className="flex flex-col gap-3">
          {stops.map((stop) => (
            <li key={stop.id} className="flex flex-wrap items-center justify-between gap-3">
              <span>
                <TextLink href={`/admin/routes/buildings/${stop.id}`}>{stop.name}</TextLink>{" "}
                <span className="text-ink-soft tabular-nums">
                  {[stop.area, stop.sector, t("order.counts", { doors: stop.doors, tiffins: stop.tiffins })]
                    .filter((one) => one !== null)
                    .join(", ")}
                </span>
              </span>
              <MoveBuilding building={stop} seen={null} routes={routes} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
