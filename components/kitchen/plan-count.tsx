import { useTranslations } from "next-intl";
import type { KitchenReport } from "@/lib/features/kitchen/queries";

/** One plan: how many, and what goes into it today. */
export function PlanCount({ plan }: { plan: KitchenReport["plans"][number] }) {
  const t = useTranslations("kitchen");
  return (
    <li className="rounded-card border border-line bg-surface-raised p-5 print:break-inside-avoid print:p-3">
      <div className="flex items-start justify-between gap-4">
        <h2 className="text-2xl leading-tight font-semibold text-balance print:text-lg">{plan.name}</h2>
        <p className="text-7xl leading-[0.9] font-bold tabular-nums sm:text-8xl print:text-5xl">
          {plan.count}
        </p>
      </div>
      {plan.items.length > 0 ? (
        <ul
          aria-label={t("menu")}
          className="mt-4 border-t border-line pt-3 text-xl leading-8 print:mt-2 print:pt-1 print:text-sm print:leading-5"
        >
          {plan.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      ) : (
        <p className="mt-4 border-t border-line pt-3 text-ink-soft print:mt-2 print:pt-1 print:text-sm">
          {t("noMenu")}
        </p>
      )}
    </li>
  );
}
