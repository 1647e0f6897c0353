"use client";

import { useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { putOnRouteAction } from "@/lib/features/routes/actions";
import { RoutePicker, type RouteChoice } from "./route-picker";

type MoveBuildingProps = {
  building: { id: number; name: string };
  /** The route on which it is. */
  seen: RouteChoice | null;
  routes: readonly RouteChoice[];
};

/** Puts a building at the end of another route, or takes it off its own; an only route takes every building. */
export function MoveBuilding({ building, seen, routes }: MoveBuildingProps) {
  const t = useTranslations("routes");
  const { run, pending, refusal } = useAction({
    action: putOnRouteAction,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const move = (routeId: number | null) =>
    run({ buildingIds: [building.id], seen: seen?.id ?? null, routeId });
  const others = routes.filter(({ id }) => id !== seen?.id);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {others.length > 0 ? (
        <RoutePicker
          label={t("off.route", { name: building.name })}
          button={t("off.put", { name: building.name })}
          routes={others}
          {...{ pending, refusal: null }}
          onPick={move}
        />
      ) : null}
      {seen === null || others.length === 0 ? null : (
        <Button variant="ghost" loading={pending} onClick={() => move(null)}>
          {t("building.takeOff", { name: seen.name })}
        </Button>
      )}
      <RefusalAlert refusal={refusal} />
    </div>
  );
}
