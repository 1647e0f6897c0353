"use client";

import { useTranslations } from "next-intl";
import { useAction } from "@/components/press/use-action";
import { putAreaOnRouteAction } from "@/lib/features/routes/actions";
import { RoutePicker, type RouteChoice } from "./route-picker";

/** Puts everything of an area that is on no route on one. */
export function PutArea({ area, routes }: { area: string; routes: readonly RouteChoice[] }) {
  const t = useTranslations("routes");
  const { run, pending, refusal } = useAction({
    action: putAreaOnRouteAction,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <RoutePicker
      label={t("off.areaRoute", { area })}
      button={t("off.putArea", { area })}
      {...{ routes, pending, refusal }}
      onPick={(routeId) => run({ area, routeId })}
    />
  );
}
