"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import type { PlainDate } from "@/lib/domain/plain-date";

type AreaFilterProps = {
  day: PlainDate;
  area: string | null;
  areas: readonly { name: string; count: number }[];
};

/** Narrows the list to one driver's area; the numbers say how many tiffins go there. */
export function AreaFilter({ day, area, areas }: AreaFilterProps) {
  const t = useTranslations("deliveries.filter");
  const router = useRouter();
  const show = (name: string) => {
    const address = new URLSearchParams({ date: day, ...(name ? { area: name } : {}) });
    router.push(`/admin/deliveries?${address}`);
  };
  return (
    <div className="w-56 print:hidden">
      <Label htmlFor="area" className="sr-only">
        {t("label")}
      </Label>
      <Select id="area" value={area ?? ""} onChange={(event) => show(event.target.value)}>
        <option value="">{t("all")}</option>
        {areas.map(({ name, count }) => (
          <option key={name} value={name}>
            {t("area", { name, count })}
          </option>
        ))}
      </Select>
    </div>
  );
}
