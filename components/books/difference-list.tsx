import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { formatBalance } from "@/lib/domain/money";
import type { Difference } from "@/lib/features/proof/difference";

const SHOWN = 100;

/** Every place where the books don't agree, in words, with what would settle it. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const t = useTranslations("books");
  if (differences.length === 0) return null;
  return (
    <>
      <ul className="divide-y divide-line">
        {differences.slice(0, SHOWN).map((difference) => (
          <li key={JSON.stringify(difference)} className="space-y-1 py-3">
            <DifferenceInWords difference={difference} />
          </li>
        ))}
      </ul>
      {differences.length > SHOWN ? (
        <p className="text-ink-soft">{t("check.more", { count: differences.length - SHOWN })}</p>
      ) : null}
    </>
  );
}

function DifferenceInWords({ difference }: { difference: Difference }) {
  const t = useTranslations("books");
  const { kind, billId, reference } = difference;
  const words = wordsOf(difference);
  const isPayment = reference?.startsWith("pi_") === true;
  return (
    <>
      <p className="font-medium break-words tabular-nums">{t(`differences.${kind}.what`, words)}</p>
      <p className="text-sm text-ink-soft tabular-nums">
        {t("settledBy", { how: t(`differences.${kind}.settle`, words) })}
      </p>
      {billId !== undefined || isPayment ? (
        <p className="flex flex-wrap gap-x-4 text-sm">
          {billId === undefined ? null : (
            <TextLink href={`/admin/bills/${billId}`}>{t("openBill", { bill: billId })}</TextLink>
          )}
          {isPayment ? (
            <TextLink href={`/admin/payments?query=${reference}`}>{t("findPayment")}</TextLink>
          ) : null}
        </p>
      ) : null}
    </>
  );
}

function wordsOf({ billId, paymentId, refundId, reference, ours, theirs }: Difference) {
  const money = (amount: number | undefined) => (amount === undefined ? "–" : formatBalance(amount));
  return {
    bill: billId ?? "–",
    payment: paymentId ?? "–",
    refund: refundId ?? "–",
    reference: reference ?? "–",
    ours: money(ours),
    theirs: money(theirs),
    missing: money((theirs ?? 0) - (ours ?? 0)),
    state: theirs === undefined ? "unpaid" : "paid",
  };
}
