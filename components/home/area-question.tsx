import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { WithCall } from "@/components/settings/kitchen-contact";
import { LinkButton } from "@/components/ui/link-button";

/** The first thing to know: whether it comes at all. Each area leads to the plans. */
export function AreaQuestion({ areas }: { areas: readonly string[] }) {
  const t = useTranslations("public.home.areas");
  return (
    <section aria-labelledby="areas" className="scroll-mt-24">
      <h2 id="areas" className="scroll-mt-24 text-xl leading-7 font-semibold">
        {t("heading")}
      </h2>
      <p className="mt-1 text-ink-soft">{t("lead")}</p>
      <ul className="mt-4 flex flex-wrap gap-2">
        {areas.map((area) => (
          <li key={area}>
            <LinkButton href={`/plans?area=${encodeURIComponent(area)}`} variant="outline" className="px-3.5">
              <MapPin aria-hidden className="text-accent" />
              {area}
            </LinkButton>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm text-ink-soft">
        <WithCall text={t("other")} />
      </p>
    </section>
  );
}
