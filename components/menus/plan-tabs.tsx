import { useTranslations } from "next-intl";
import { ChipLink } from "@/components/ui/chip-link";
import type { Route } from "@/lib/routes";

type PlanTabsProps = {
  plans: readonly { planId: number; planName: string; isOwn: boolean }[];
  /** The plan that is shown, or "all". */
  current: string;
  to: (plan: string) => Route;
};

/** One plan's menu at a time, the customer's own first, or all below each other. */
export function PlanTabs({ plans, current, to }: PlanTabsProps) {
  const t = useTranslations("public.menu");
  if (plans.length < 2) return null;
  return (
    <nav aria-label={t("tabs")} className="-mx-4 mb-6 overflow-x-auto px-4 py-1 sm:-mx-1 sm:px-1">
      <ul className="flex w-max gap-2 sm:w-auto sm:flex-wrap">
        {plans.map(({ planId, planName, isOwn }) => (
          <li key={planId}>
            <ChipLink href={to(String(planId))} isChosen={current === String(planId)}>
              {planName} {isOwn ? <span className="text-sm font-normal">{t("own")}</span> : null}
            </ChipLink>
          </li>
        ))}
        <li>
          <ChipLink href={to("all")} isChosen={current === "all"}>
            {t("all")}
          </ChipLink>
        </li>
      </ul>
    </nav>
  );
}
