import { useTranslations } from "next-intl";
import { paymentMethod } from "@/lib/domain/books/payment";
import type { FoundPayment } from "@/lib/features/payments/queries";
import type { RefundOverview } from "@/lib/features/returns/refund-overview";
import { OfficePaymentTable } from "./office-payment-table";
import { RefundPayment } from "@/components/returns/refund-payment";

type BillPaymentsProps = {
  payments: readonly FoundPayment[];
  isFree: boolean;
  /** What may be given back; null for viewers who may not give anything back. */
  refunds: RefundOverview | null;
};

/** Every attempt to pay one bill, with a way to give back the one that succeeded. */
export function BillPayments({ payments, isFree, refunds }: BillPaymentsProps) {
  const t = useTranslations("adminBills.bill");
  const mayRefund = refunds !== null && refunds.refundable.size > 0;
  return (
    <section aria-labelledby="payments" className="space-y-3">
      <h2 id="payments" className="text-xl font-semibold">
        {t("payments")}
      </h2>
      {payments.length > 0 ? (
        <OfficePaymentTable
          payments={payments}
          isOfOne
          actionOf={mayRefund ? (payment) => <Refund payment={payment} refunds={refunds} /> : undefined}
        />
      ) : (
        <p className="text-ink-soft">{t(isFree ? "nothingToPay" : "noPayments")}</p>
      )}
    </section>
  );
}

/** Whether the bank is deciding about a payment, or has given some of it back. */
function contestedOf(paymentId: number, { disputes }: RefundOverview): "open" | "lost" | null {
  const own = disputes.filter((dispute) => dispute.paymentId === paymentId).map(({ status }) => status);
  if (own.includes("open")) return "open";
  return own.includes("lost") ? "lost" : null;
}

function Refund({ payment, refunds }: { payment: FoundPayment; refunds: RefundOverview }) {
  const { id, amount, method, month, customer } = payment;
  const refundable = refunds.refundable.get(id);
  if (refundable === undefined) return null;
  return (
    <RefundPayment
      payment={{ id, amount, month, method: paymentMethod(method) }}
      refundable={refundable}
      contested={contestedOf(id, refunds)}
      name={customer.fullname}
    />
  );
}
