"use client";

import { useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { setDriverOfDayAction } from "@/lib/features/routes/actions";
import type { Driver, RouteOnDay } from "@/lib/features/routes/queries";

type DayDriverProps = { route: RouteOnDay; drivers: readonly Driver[]; day: PlainDate };

/** Who drives on a day; another one with one press. */
export function DayDriver({ route, drivers, day }: DayDriverProps) {
  const t = useTranslations("routes");
  const { run, pending, refusal } = useAction({
    action: setDriverOfDayAction,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const { driverId, driver, dayDriverId, dayDriver } = route;
  const drives = (id: number | null) => run({ routeId: route.id, day, driverId: id ?? "" });
  const others = drivers.filter(({ id }) => id !== driverId && id !== dayDriverId);
  return (
    <section aria-labelledby="day-driver">
      <h2 id="day-driver" className="text-lg font-semibold">
        {t("driver.heading", { day: formatDay(day, "medium") })}
      </h2>
      <p className="mb-3">
        {dayDriver !== null
          ? t("driver.other", { name: dayDriver, other: driver ?? t("noDriver") })
          : driver === null
            ? t("driver.nobody")
            : t("driver.own", { name: driver })}
      </p>
      <div className="flex flex-wrap gap-2">
        {dayDriverId === null ? null : (
          <Button variant="secondary" loading={pending} onClick={() => drives(null)}>
            {driver === null ? t("driver.none") : t("driver.back", { name: driver })}
          </Button>
        )}
        {others.map(({ id, fullname }) => (
          <Button key={id} variant="outline" loading={pending} onClick={() => drives(id)}>
            {t("driver.drives", { name: fullname })}
          </Button>
        ))}
      </div>
      <RefusalAlert refusal={refusal} className="mt-3" />
    </section>
  );
}
