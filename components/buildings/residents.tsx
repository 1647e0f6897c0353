import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { SeenBuilding } from "@/lib/features/buildings/queries";

/** Who lives in a building, by wing and flat. */
export function Residents({ residents }: Pick<SeenBuilding, "residents">) {
  const t = useTranslations("routes.building");
  return (
    <section aria-labelledby="residents">
      <h2 id="residents" className="mb-3 text-lg font-semibold">
        {t("residents")}
      </h2>
      {residents.length === 0 ? (
        <p className="text-ink-soft">{t("nobody")}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {residents.map(({ id, fullname, wing, flat }) => (
            <li key={id}>
              <TextLink href={`/admin/customers/${id}`}>{fullname}</TextLink>{" "}
              <span className="text-ink-soft tabular-nums">
                {[wing, flat].filter((part) => part !== null).join(" ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
