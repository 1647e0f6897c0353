import { useTranslations } from "next-intl";
import { EmptyBills } from "@/components/illustrations/empty";
import { EmptyState } from "@/components/ui/empty-state";
import { formatInstant } from "@/lib/domain/business-time";
import type { SettledCase } from "@/lib/features/odd-cases/settled-cases";
import { AboutLinks } from "./about-links";
import { useCaseWords } from "./case-words";
import { useMoneyInWords } from "@/components/payments/money-words";
import { RefundState } from "@/components/returns/refund-state";

/** The settled odd cases: what each was, how and by whom it was settled, and where its money is. */
export function SettledCaseList({ cases }: { cases: readonly SettledCase[] }) {
  const t = useTranslations("adminPayments.cases.settled");
  if (cases.length === 0) return <NothingSettled />;
  return (
    <section aria-labelledby="settled">
      <h2 id="settled" className="mb-3 text-xl font-semibold">
        {t("title")}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
        {cases.map((oddCase) => (
          <Settled key={oddCase.id} oddCase={oddCase} />
        ))}
      </ul>
    </section>
  );
}

function NothingSettled() {
  const t = useTranslations("adminPayments.cases.settled.empty");
  return <EmptyState illustration={<EmptyBills />} title={t("title")} description={t("description")} />;
}

function Settled({ oddCase }: { oddCase: SettledCase }) {
  const t = useTranslations("adminPayments.cases");
  const money = useMoneyInWords();
  const { kind, reference, raisedAt, received, settledBy, refunds } = oddCase;
  return (
    <li className="gap-6 px-4 py-4 sm:flex sm:justify-between">
      <div className="min-w-0 space-y-1">
        <p className="font-medium tabular-nums">
          {t(`settled.kinds.${kind ?? "other"}`, useCaseWords(oddCase))}
        </p>
        <p className="tabular-nums">{useSettledInWords(oddCase)}</p>
        {settledBy?.note ? (
          <p className="max-w-prose break-words whitespace-pre-line text-ink-soft">
            {t("settled.note", { note: settledBy.note })}
          </p>
        ) : null}
        <p className="text-sm wrap-anywhere text-ink-soft tabular-nums">
          {t("reference", { reference, when: formatInstant(raisedAt) })}
        </p>
        <AboutLinks oddCase={oddCase} />
      </div>
      <div className="shrink-0 space-y-2 sm:text-end">
        {received ? (
          <p className="font-semibold tabular-nums max-sm:hidden">
            <span className="sr-only">{t("settled.amount")} </span>
            {money(received)}
          </p>
        ) : null}
        {refunds.map((refund) => (
          <Refund key={refund.id} refund={refund} />
        ))}
      </div>
    </li>
  );
}

function Refund({ refund }: { refund: SettledCase["refunds"][number] }) {
  const t = useTranslations("adminPayments.cases.settled");
  const money = useMoneyInWords();
  const { status, failureReason } = refund;
  return (
    <div className="space-y-1 text-sm max-sm:mt-3">
      <p className="text-ink-soft tabular-nums">{t("refund", { amount: money(refund) })}</p>
      <RefundState status={status} failureReason={failureReason} className="items-start sm:items-end" />
    </div>
  );
}

function useSettledInWords({ settledAt, settledBy }: SettledCase): string {
  const t = useTranslations("adminPayments.cases");
  const when = formatInstant(settledAt);
  if (!settledBy) return t("settled.how.itself", { when });
  const { fullname, way } = settledBy;
  return t(`settled.how.${way ?? "unknown"}`, { name: fullname || t("somebody"), when });
}
