import { useFormatter, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { formatMoment } from "@/lib/domain/business-time";
import { formatRupees } from "@/lib/domain/money";
import { formatDay, formatMonth } from "@/lib/domain/plain-date";
import type { SkipReceipt } from "@/lib/domain/days/skip-receipt";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a receipt proves, or that it proves nothing. */
export function CheckedReceipt({ receipt }: { receipt: SkipReceipt | null }) {
  const t = useTranslations("public.verify");
  if (receipt === null)
    return (
      <Alert tone="bad" role="alert" title={t("refused")}>
        <p>{t("refusedWhy")}</p>
      </Alert>
    );
  return (
    <section
      aria-labelledby="proved"
      className="overflow-hidden rounded-card border border-line bg-surface-raised"
    >
      <Alert tone="good" className="rounded-none border-0">
        <h2 id="proved" className="font-semibold">
          {t("genuine")}
        </h2>
      </Alert>
      <Facts receipt={receipt} />
    </section>
  );
}

function Facts({ receipt }: { receipt: SkipReceipt }) {
  const t = useTranslations("public.verify");
  const format = useFormatter();
  const before = useBefore();
  const { customerId, days, madeAt, secondsBefore, tiffins, saved } = receipt;
  const facts = [
    ["customer", String(customerId)],
    ["days", format.list(days.map((day) => formatDay(day, "medium")))],
    ["tiffins", t("count", { tiffins })],
    ["said", formatMoment(madeAt)],
    ["before", before(secondsBefore)],
    [
      "saved",
      saved.length === 0
        ? t("nothing")
        : format.list(
            saved.map(({ month, amount }) =>
              t("amount", { amount: formatRupees(amount), month: formatMonth(month) }),
            ),
          ),
    ],
  ] as const;
  return (
    <dl className="divide-y divide-line px-5">
      {facts.map(([name, value]) => (
        <div key={name} className="grid gap-x-6 py-3 sm:grid-cols-[10rem_1fr]">
          <dt className="text-ink-soft">{t(`facts.${name}`)}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** "2 days 3 h", "14 h 12 min", "4 min 9 s". */
function useBefore() {
  const t = useTranslations("public.verify.before");
  return (seconds: number): string => {
    if (seconds >= DAY)
      return t("days", { days: Math.floor(seconds / DAY), hours: Math.floor((seconds % DAY) / HOUR) });
    if (seconds >= HOUR)
      return t("hours", {
        hours: Math.floor(seconds / HOUR),
        minutes: Math.floor((seconds % HOUR) / MINUTE),
      });
    return t("minutes", { minutes: Math.floor(seconds / MINUTE), seconds: seconds % MINUTE });
  };
}
