import { useTranslations } from "next-intl";
import { Thali } from "@/components/illustrations/thali";
import { SampleMonth } from "@/components/plans/sample-month";
import { LinkButton } from "@/components/ui/link-button";
import type { OfferedPlan } from "@/lib/features/plans/queries";
import { AreaQuestion } from "./area-question";
import { HowItGoes } from "./how-it-goes";
import { Prices } from "./prices";
import type { Route } from "@/lib/routes";

type HomePageProps = {
  /** The start page of whoever is logged in; null for a guest. */
  home: Route | null;
  plans: readonly OfferedPlan[];
  areas: readonly string[];
  dueDays: number;
  /** Until when a day may be changed, in words. */
  cutoff: string;
};

export function HomePage({ home, plans, areas, dueDays, cutoff }: HomePageProps) {
  return (
    <div className="flex flex-col gap-16 py-4 sm:gap-24 sm:py-10">
      <Opening home={home} areas={areas} />
      <HowItGoes dueDays={dueDays} cutoff={cutoff} />
      <Example cutoff={cutoff} />
      <Prices plans={plans} />
    </div>
  );
}

function Opening({ home, areas }: Pick<HomePageProps, "home" | "areas">) {
  const t = useTranslations("public.home");
  return (
    <section className="grid items-center gap-10 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div>
        <h1 className="text-4xl leading-tight font-bold tracking-tight sm:text-5xl sm:leading-[1.1]">
          {t("heading")}
        </h1>
        <p className="mt-5 max-w-xl text-lg leading-7 text-ink-soft">{t("lead")}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <StartButton home={home} />
          <LinkButton href="/menu" size="lg" variant="outline">
            {t("cooking")}
          </LinkButton>
        </div>
        {home === null ? (
          <div className="mt-10">
            <AreaQuestion areas={areas} />
          </div>
        ) : null}
      </div>
      <Thali className="mx-auto w-full max-w-xs sm:max-w-sm lg:max-w-none [&_*:not([data-grains])]:[vector-effect:non-scaling-stroke]" />
    </section>
  );
}

function StartButton({ home }: Pick<HomePageProps, "home">) {
  const t = useTranslations("public.home");
  return (
    <LinkButton href={home ?? "/plans"} size="lg">
      {t(home === null ? "start" : "resume")}
    </LinkButton>
  );
}

function Example({ cutoff }: Pick<HomePageProps, "cutoff">) {
  const t = useTranslations("public.home.example");
  return (
    <section aria-labelledby="example" className="grid items-center gap-8 lg:grid-cols-2 lg:gap-16">
      <div>
        <h2 id="example" className="text-3xl leading-9 font-bold tracking-tight">
          {t("heading")}
        </h2>
        <p className="mt-3 max-w-prose text-lg leading-7 text-ink-soft">{t("lead", { cutoff })}</p>
      </div>
      <SampleMonth />
    </section>
  );
}
