import { useTranslations } from "next-intl";
import { PriceList } from "@/components/plans/price-list";
import { LinkButton } from "@/components/ui/link-button";
import type { OfferedPlan } from "@/lib/features/plans/queries";

export function Prices({ plans }: { plans: readonly OfferedPlan[] }) {
  const t = useTranslations("public");
  return (
    <section aria-labelledby="prices">
      <h2 id="prices" className="text-3xl leading-9 font-bold tracking-tight">
        {t("home.prices.heading")}
      </h2>
      <p className="mt-2 mb-4 text-ink-soft">{t("home.prices.lead")}</p>
      {plans.length === 0 ? (
        <p>{t("home.noPlans")}</p>
      ) : (
        <>
          <PriceList plans={plans} perDay={t("plans.perDay")} />
          <LinkButton href="/plans" variant="outline" className="mt-6">
            {t("home.prices.compare")}
          </LinkButton>
        </>
      )}
    </section>
  );
}
