import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { OpenFlag } from "@/lib/features/payments/flags";
import { SettleFlag } from "./settle-flag";

type PaymentFlagsProps = {
  flags: readonly OpenFlag[];
  /** How many are open in all. */
  count: number;
  maySettle: boolean;
};

/** Money that didn't fit our books: what happened in plain words, and the way to say that it is settled. */
export function PaymentFlags({ flags, count, maySettle }: PaymentFlagsProps) {
  const t = useTranslations("adminPayments.flags");
  if (count === 0) return null;
  return (
    <section aria-labelledby="flags" className="mb-8">
      <h2 id="flags" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 mb-3 max-w-prose text-ink-soft">{t("description", { count })}</p>
      <ul className="space-y-3">
        {flags.map((flag) => (
          <li key={flag.id}>
            <Flag flag={flag} maySettle={maySettle} />
          </li>
        ))}
      </ul>
      {count > flags.length ? (
        <p className="mt-3 text-ink-soft">{t("more", { count: count - flags.length })}</p>
      ) : null}
    </section>
  );
}

function Flag({ flag, maySettle }: { flag: OpenFlag; maySettle: boolean }) {
  const t = useTranslations("adminPayments.flags");
  const { bill, reference, raisedAt } = flag;
  return (
    <Alert tone="bad">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0 space-y-1">
          <p id={`flag-${flag.id}`} className="tabular-nums">
            {useFlagInWords(flag)}
          </p>
          <p className="text-sm break-all text-ink-soft tabular-nums">
            {t("reference", { reference, when: formatInstant(raisedAt) })}
          </p>
          {bill ? (
            <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
              <TextLink href={`/admin/bills/${bill.id}`}>
                {t("open", { month: formatMonth(bill.month) })}
              </TextLink>
              <TextLink href={`/admin/customers/${bill.customer.id}`}>
                {t("customer", { name: bill.customer.fullname })}
              </TextLink>
            </p>
          ) : null}
        </div>
        {maySettle ? <SettleFlag flagId={flag.id} describedBy={`flag-${flag.id}`} /> : null}
      </div>
    </Alert>
  );
}

function useFlagInWords({ kind, bill, billId, received, expected }: OpenFlag): string {
  const t = useTranslations("adminPayments.flags");
  const inWords = (money: OpenFlag["received"]) => {
    if (!money) return t("someAmount");
    const { amount, currency } = money;
    // the amount of another currency in its smallest unit, as the gateway counts it
    return currency === "inr"
      ? formatPaise(amount)
      : t("foreign", { amount, currency: currency.toUpperCase() });
  };
  return t(`kinds.${kind ?? "other"}`, {
    name: bill?.customer.fullname ?? t("somebody"),
    month: bill ? formatMonth(bill.month) : t("someMonth"),
    bill: billId ?? "–",
    received: inWords(received),
    expected: inWords(expected),
  });
}
