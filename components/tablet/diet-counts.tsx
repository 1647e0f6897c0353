import { useTranslations } from "next-intl";
import type { Specials } from "@/lib/features/diets/queries";

type DietCountsProps = { specials: Specials; planIds: ReadonlySet<number> };

/** How many of a meal's tiffins are not like the others, by what their eaters eat, and what of it waits for a decision. */
export function DietCounts({ specials, planIds }: DietCountsProps) {
  const t = useTranslations("kitchen.tablet.diets");
  const tiffins = specials.tiffins.filter(({ planId }) => planIds.has(planId));
  if (tiffins.length === 0) return null;
  const open = specials.clashes.filter(
    ({ tiffin, decision }) => decision === null && planIds.has(tiffin.planId),
  );
  const counts = [...Map.groupBy(tiffins, ({ diet }) => diet)];
  return (
    <ul aria-label={t("label")} className="flex flex-wrap gap-2 text-xl font-semibold tabular-nums">
      {counts
        .toSorted(([, a], [, b]) => b.length - a.length)
        .map(([diet, own]) => (
          <li key={diet} className="rounded-card border border-line bg-surface-raised px-3 py-1">
            {t("count", { count: own.length, name: diet })}
          </li>
        ))}
      {open.length > 0 ? (
        <li className="rounded-card border-2 border-bad bg-bad-soft px-3 py-1 text-bad">
          {t("open", { count: open.length })}
        </li>
      ) : null}
    </ul>
  );
}
