import { useTranslations } from "next-intl";

const steps = ["choose", "eat", "pay"] as const;

export function HowItGoes({ dueDays, cutoff }: { dueDays: number; cutoff: string }) {
  const t = useTranslations("public.home.steps");
  return (
    <section aria-labelledby="how">
      <h2 id="how" className="sr-only">
        {t("heading")}
      </h2>
      <ol className="grid gap-8 border-y border-line py-10 md:grid-cols-3 md:gap-10">
        {steps.map((step, index) => (
          <li key={step} className="flex gap-4">
            <span
              aria-hidden
              className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-fill font-semibold tabular-nums"
            >
              {index + 1}
            </span>
            <div>
              <h3 className="text-lg leading-9 font-semibold">{t(`${step}.title`)}</h3>
              <p className="text-ink-soft">{t(`${step}.text`, { days: dueDays, cutoff })}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
