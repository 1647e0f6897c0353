import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { formatPaise } from "@/lib/domain/money";
import type { BillSummary } from "@/lib/features/billing/queries";
import { isPaidByCredit, whyNotOnline, type BillStatement } from "@/lib/domain/bill-statement";
import type { Attempt, Receipt } from "@/lib/features/payments/queries";
import { declineOf } from "./decline";
import { GatewayForm } from "./gateway-form";
import { PaymentWatch } from "./payment-watch";
import { ReceiptCard } from "./receipt-card";
import { StripeForm } from "./stripe-form";

type PayPanelProps = {
  bill: BillSummary;
  statement: BillStatement;
  /** Whether money for this bill waits for a decision of the kitchen. */
  isUnderReview: boolean;
  attempt: Attempt | null;
  receipt: Receipt | null;
  /** The customer comes back from their bank's page. */
  hasReturned: boolean;
  /** With `apiBase` another host than Stripe's is spoken to, by a card form of our own. */
  gateway: { apiBase: string | undefined; publishableKey: string };
};

/** The receipt of a paid bill, the wait for a bank's answer, or the form to pay; nothing while the kitchen must decide. */
export function PayPanel({ bill, statement, ...rest }: PayPanelProps) {
  const { isUnderReview, attempt, receipt, hasReturned, gateway } = rest;
  const t = useTranslations("payments");
  const money = useTranslations("money.statement");
  const isPending = attempt?.status === "pending";
  if (isPending && !isUnderReview && (hasReturned || bill.isPaid)) {
    return <PaymentWatch billId={bill.id} reason={bill.isPaid ? "otherwise" : "returned"} />;
  }
  if (bill.isPaid) return <Paid bill={bill} statement={statement} receipt={receipt} />;
  const atDoor = whyNotOnline(statement);
  if (atDoor) {
    return (
      <Alert>
        <p>{money(`atDoor.${atDoor}`, { open: formatPaise(bill.open) })}</p>
      </Alert>
    );
  }
  if (isUnderReview && isPending) return null;
  return (
    <div className="space-y-4">
      {attempt?.status === "failed" && hasReturned ? (
        <Alert tone="bad" title={t("pay.lastFailed")}>
          <p>{t(`declines.${declineOf(attempt.failureCode)}`)}</p>
        </Alert>
      ) : null}
      <Card>
        <CardContent>
          <PayForm bill={bill} gateway={gateway} />
        </CardContent>
      </Card>
    </div>
  );
}

function PayForm({ bill, gateway: { apiBase, publishableKey } }: Pick<PayPanelProps, "bill" | "gateway">) {
  const order = { billId: bill.id, amount: bill.open };
  if (apiBase) return <GatewayForm {...order} gateway={{ apiBase, publishableKey }} />;
  return <StripeForm {...order} publishableKey={publishableKey} />;
}

function Paid({ bill, statement, receipt }: Pick<PayPanelProps, "bill" | "statement" | "receipt">) {
  const t = useTranslations("payments.receipt");
  const money = useTranslations("money.pay");
  return (
    <div className="space-y-4">
      <Alert tone="good" role="status" title={t("title")}>
        {receipt ? null : <p>{how()}</p>}
      </Alert>
      {receipt ? <ReceiptCard receipt={receipt} month={bill.month} /> : null}
      <LinkButton href={`/bills/${bill.id}`} variant="outline">
        {t("toBill")}
      </LinkButton>
    </div>
  );

  function how(): string {
    if (bill.amount === 0) return t("nothingToPay");
    return money(isPaidByCredit(statement) ? "byCredit" : "atDoor");
  }
}
