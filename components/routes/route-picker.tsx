"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Refusal } from "@/components/press/refusal";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";

export type RouteChoice = { id: number; name: string };

type RoutePickerProps = {
  label: string;
  button: string;
  routes: readonly RouteChoice[];
  pending: boolean;
  refusal: Refusal | null;
  onPick: (routeId: number) => void;
};

/** A choice of route, and the button that acts on it. */
export function RoutePicker({ label, button, routes, pending, refusal, onPick }: RoutePickerProps) {
  const t = useTranslations("routes.off");
  const only = routes.length === 1 ? String(routes[0]?.id) : "";
  const [chosen, setChosen] = useState(only);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="w-52">
        <Select aria-label={label} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t("choose")}</option>
          {routes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <Button
        variant="outline"
        disabled={chosen === ""}
        loading={pending}
        onClick={() => onPick(Number(chosen))}
      >
        {button}
      </Button>
      <RefusalAlert refusal={refusal} />
    </div>
  );
}
