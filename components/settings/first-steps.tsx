import { ChevronRight } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";

const PLACES = { kitchen: "/admin/settings", plan: "/admin/plans/new" } as const;

export type Step = keyof typeof PLACES;

/** What a new house must do before anything else. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations("adminHome.steps");
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps" className="mb-3 text-xl font-semibold">
        {t("title")}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
        {steps.map((step) => (
          <li key={step}>
            <Link
              href={PLACES[step]}
              className="flex min-h-12 items-center justify-between gap-4 rounded-card px-4 py-3 hover:bg-accent-soft sm:px-5"
            >
              <span>
                <span className="block font-medium">{t(`${step}.title`)}</span>
                <span className="block text-sm text-ink-soft">{t(`${step}.why`)}</span>
              </span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-accent" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
