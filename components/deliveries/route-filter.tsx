"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import type { PlainDate } from "@/lib/domain/plain-date";

type RouteFilterProps = {
  day: PlainDate;
  route: number | null;
  routes: readonly { id: number; name: string }[];
};

/** Shows one route's doors, building by building in the order in which it is driven. */
export function RouteFilter({ day, route, routes }: RouteFilterProps) {
  const t = useTranslations("deliveries.filter");
  const router = useRouter();
  const show = (id: string) => {
    const address = new URLSearchParams({ date: day, ...(id ? { route: id } : {}) });
    router.push(`/admin/deliveries?${address}`);
  };
  return (
    <div className="w-56 print:hidden">
      <Label htmlFor="route" className="sr-only">
        {t("route")}
      </Label>
      <Select id="route" value={route ?? ""} onChange={(event) => show(event.target.value)}>
        <option value="">{t("allRoutes")}</option>
        {routes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
