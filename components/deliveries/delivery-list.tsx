import { useTranslations } from "next-intl";
import { EmptyDabba } from "@/components/illustrations/empty";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { DoorsPage } from "@/lib/features/deliveries/doors-page";
import { AreaFilter } from "./area-filter";
import { AreaStops, type ToCollect } from "./area-stops";

type DeliveryListProps = {
  day: PlainDate;
  area: string | null;
  page: DoorsPage;
  /** What is open at these doors; null for those who don't collect money. */
  toCollect: ToCollect | null;
};

/** A page of a day's doors, in all areas or the chosen one, under how many there are. */
export function DeliveryList({ day, area, page, toCollect }: DeliveryListProps) {
  const t = useTranslations("deliveries");
  const { areas, shown } = page;
  const chosen = area === null ? areas : areas.filter((one) => one.area === area);
  const tiffins = chosen.reduce((sum, { count }) => sum + count, 0);
  const doors = chosen.reduce((sum, one) => sum + one.doors, 0);
  const named = formatDay(day, "short");
  const known = areas.map(({ area: name, count }) => ({ name, count }));
  if (area !== null && chosen.length === 0) known.unshift({ name: area, count: 0 });
  return (
    <div className="space-y-6 print:space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xl font-semibold tabular-nums">{t("summary", { tiffins, doors })}</p>
        <AreaFilter day={day} area={area} areas={known} />
      </div>
      {shown.map((one) => (
        <AreaStops key={one.area} day={day} area={one} toCollect={toCollect} />
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
