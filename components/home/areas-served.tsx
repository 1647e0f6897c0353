import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";

export function AreasServed({ areas }: { areas: readonly string[] }) {
  const t = useTranslations("public.home.areas");
  return (
    <section aria-labelledby="areas">
      <h2 id="areas" className="text-3xl leading-9 font-bold tracking-tight">
        {t("heading")}
      </h2>
      <p className="mt-2 mb-4 text-ink-soft">{t("lead", { count: areas.length })}</p>
      <ul className="grid grid-cols-2 gap-x-4 border-t border-line pt-3">
        {areas.map((area) => (
          <li key={area} className="flex items-center gap-2 py-1.5">
            <MapPin aria-hidden className="size-4 shrink-0 text-accent" />
            {area}
          </li>
        ))}
      </ul>
    </section>
  );
}
