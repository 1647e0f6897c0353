import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatMonth } from "@/lib/domain/plain-date";
import type { OpenFlag } from "@/lib/features/payments/flags";
import { useMoneyInWords } from "./money-words";
import { SettleFlag } from "./settle-flag";

type PaymentFlagsProps = {
  flags: readonly OpenFlag[];
  /** How many are open in all. */
  count: number;
  maySettle: boolean;
};

/** What the gateway reported and our books couldn't take as it came: first what a person decides, then what to know. */
export function PaymentFlags({ flags, count, maySettle }: PaymentFlagsProps) {
  const t = useTranslations("adminPayments.flags");
  if (count === 0) return null;
  const decisions = flags.filter(({ isNotice }) => !isNotice);
  const notices = flags.filter(({ isNotice }) => isNotice);
  return (
    <div className="mb-8 space-y-6">
      <FlagList name="decisions" flags={decisions} maySettle={maySettle} />
      <FlagList name="notices" flags={notices} maySettle={maySettle} />
      {count > flags.length ? (
        <p className="text-ink-soft">{t("more", { count: count - flags.length })}</p>
      ) : null}
    </div>
  );
}

type FlagListProps = Omit<PaymentFlagsProps, "count"> & { name: "decisions" | "notices" };

function FlagList({ name, flags, maySettle }: FlagListProps) {
  const t = useTranslations(`adminPayments.flags.${name}`);
  if (flags.length === 0) return null;
  return (
    <section aria-labelledby={name}>
      <h2 id={name} className="text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 mb-3 max-w-prose text-ink-soft">{t("description")}</p>
      <ul className="space-y-3">
        {flags.map((flag) => (
          <li key={flag.id}>
            <Flag flag={flag} maySettle={maySettle} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Flag({ flag, maySettle }: { flag: OpenFlag; maySettle: boolean }) {
  const t = useTranslations("adminPayments.flags");
  const money = useMoneyInWords();
  const { id, isNotice, reference, raisedAt, waiting } = flag;
  return (
    <Alert tone={isNotice ? "info" : "bad"}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0 space-y-1">
          <p id={`flag-${id}`} className="tabular-nums">
            {useFlagInWords(flag)}
            {waiting ? ` ${t("waits", { amount: money(waiting) })}` : null}
          </p>
          <p className="text-sm break-all text-ink-soft tabular-nums">
            {t("reference", { reference, when: formatInstant(raisedAt) })}
          </p>
          <About flag={flag} />
        </div>
        {maySettle ? <SettleFlag flag={flag} describedBy={`flag-${id}`} /> : null}
      </div>
    </Alert>
  );
}

function About({ flag: { bill, customer } }: { flag: OpenFlag }) {
  const t = useTranslations("adminPayments.flags");
  if (!bill && !customer) return null;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {bill ? (
        <TextLink href={`/admin/bills/${bill.id}`}>{t("open", { month: formatMonth(bill.month) })}</TextLink>
      ) : null}
      {customer ? (
        <TextLink href={`/admin/customers/${customer.id}`}>
          {t("customer", { name: customer.fullname })}
        </TextLink>
      ) : null}
    </p>
  );
}

function useFlagInWords({ kind, bill, billId, customer, received, expected }: OpenFlag): string {
  const t = useTranslations("adminPayments.flags");
  const money = useMoneyInWords();
  return t(`kinds.${kind ?? "other"}`, {
    name: customer?.fullname ?? t("somebody"),
    month: bill ? formatMonth(bill.month) : t("someMonth"),
    bill: billId ?? "–",
    received: received ? money(received) : t("someAmount"),
    expected: expected ? money(expected) : t("someAmount"),
  });
}
