import { useTranslations } from "next-intl";

const KEPT = [
  "contact",
  "email",
  "secrets",
  "days",
  "estimates",
  "diet",
  "complaints",
  "money",
  "payer",
  "letters",
  "visits",
  "cookies",
  "phone",
  "changes",
] as const;

/** Each kind of data that the product keeps: what it is, what for, and how long. */
export function KeptData() {
  const t = useTranslations("notices.privacy");
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
      {KEPT.map((kind) => (
        <li key={kind} className="px-4 py-4 sm:px-6">
          <h3 className="font-semibold text-ink">{t(`kept.${kind}.what`)}</h3>
          <dl className="mt-1 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[6rem_1fr]">
            <dt className="text-ink-soft">{t("keptFor")}</dt>
            <dd>{t(`kept.${kind}.purpose`)}</dd>
            <dt className="text-ink-soft">{t("keptUntil")}</dt>
            <dd>{t(`kept.${kind}.until`)}</dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}
