import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CalculatorProps } from "./calculator";
import { LazyCalculator } from "./lazy-calculator";

type EstimateSectionProps = CalculatorProps & { isMember: boolean; children: ReactNode };

/** Below the plans: what any of them would cost. */
export function EstimateSection({ children, ...props }: EstimateSectionProps) {
  const t = useTranslations("estimates");
  return (
    <section
      id="estimate"
      aria-labelledby="estimate-title"
      className="mt-12 scroll-mt-20 border-t border-line pt-8 sm:mt-16 sm:pt-10"
    >
      <h2 id="estimate-title" className="text-2xl leading-8 font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 mb-6 max-w-prose text-pretty text-ink-soft">{t("lead")}</p>
      <noscript>
        <p className="mb-6">{t("noScript")}</p>
      </noscript>
      <LazyCalculator {...props} />
      {children}
    </section>
  );
}
