import { useTranslations } from "next-intl";
import { formatCount } from "@/components/ui/format-count";
import type { KitchenFigures } from "@/lib/features/kitchen/queries";

/** One plan: how many tiffins, and what goes into them today. */
export function PlanCount({ plan }: { plan: KitchenFigures["plans"][number] }) {
  const t = useTranslations("kitchen");
  return (
    <li className="rounded-card border border-line bg-surface-raised p-5 print:break-inside-avoid print:px-2 print:py-1">
      <div className="flex items-start justify-between gap-4 print:gap-2">
        <h2 className="text-2xl leading-tight font-semibold text-balance print:text-xs print:leading-tight">
          {plan.name}
        </h2>
        <p className="text-7xl leading-[0.9] font-bold tabular-nums sm:text-8xl print:text-3xl">
          {formatCount(plan.count)}
        </p>
      </div>
      <div className="mt-4 border-t border-line pt-3 print:mt-1 print:pt-0.5">
        {plan.hasMenu ? null : (
          <p className="text-ink-soft print:text-[10px] print:leading-3">
            {t(plan.items.length > 0 ? "usual" : "noMenu")}
          </p>
        )}
        <ul aria-label={t("menu")} className="text-xl leading-8 print:text-[11px] print:leading-[13px]">
          {plan.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      </div>
    </li>
  );
}
