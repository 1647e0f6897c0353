import { useTranslations } from "next-intl";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatRupees } from "@/lib/domain/money";
import { formatDay } from "@/lib/domain/plain-date";
import type { SettledBeside } from "@/lib/features/corrections/beside";

/** What late changes came to for a bill that stays as issued: the days above don't show them. */
export function WhyBeside({ settled }: { settled: readonly SettledBeside[] }) {
  const t = useTranslations("billing.why.beside");
  if (settled.length === 0) return null;
  return (
    <div className="space-y-2">
      <h3 className="font-semibold">{t("title")}</h3>
      <dl className="space-y-3 tabular-nums">
        {settled.map(({ kind, amount, reason, at }) => (
          <div key={at.getTime()}>
            <dt className="text-sm text-ink-soft">{reason ?? t("noReason")}</dt>
            <dd className="font-medium">
              {t(kind, { amount: formatRupees(amount), date: formatDay(toBusinessDate(at), "medium") })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
