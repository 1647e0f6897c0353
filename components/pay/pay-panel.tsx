import { useTranslations } from "next-intl";
import { useGivenBack } from "@/components/payments/given-back";
import { WithCall } from "@/components/settings/kitchen-contact";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { formatPaise, type Paise } from "@/lib/domain/money";
import type { BillSummary } from "@/lib/features/billing/queries";
import { isPaidByCredit, whyNotOnline, type BillStatement } from "@/lib/domain/books/bill-statement";
import type { Attempt, GivenBack, Receipt } from "@/lib/features/payments/queries";
import { SetAsideBadge } from "@/components/odd-cases/set-aside-badge";
import { declineOf } from "@/components/payments/decline";
import { GatewayForm } from "./gateway-form";
import { PaymentWatch } from "./payment-watch";
import { ReceiptCard } from "@/components/payments/receipt-card";
import { StripeForm } from "./stripe-form";

type PayPanelProps = {
  bill: BillSummary;
  statement: BillStatement;
  /** Whether money for this bill awaits a decision by the kitchen. */
  isUnderReview: boolean;
  attempt: Attempt | null;
  receipt: Receipt | null;
  givenBack: GivenBack;
  /** The customer has just come back from their bank's page. */
  hasReturned: boolean;
  /** With `apiBase` our own card form talks to a host other than Stripe's. */
  gateway: { apiBase: string | undefined; publishableKey: string };
};

/** A paid bill's receipt, the wait for a bank's answer, or the payment form; nothing while the kitchen must decide. */
export function PayPanel({ bill, statement, ...rest }: PayPanelProps) {
  const { isUnderReview, attempt, receipt, givenBack, hasReturned, gateway } = rest;
  const isPending = attempt?.status === "pending";
  if (isPending && !isUnderReview && (hasReturned || bill.isPaid)) {
    return <PaymentWatch billId={bill.id} reason={bill.isPaid ? "otherwise" : "returned"} />;
  }
  if (bill.isPaid) return <Paid bill={bill} statement={statement} receipt={receipt} givenBack={givenBack} />;
  if (isUnderReview) return null;
  const atDoor = whyNotOnline(statement);
  if (atDoor) return <AtDoor reason={atDoor} open={bill.open} />;
  return (
    <div className="space-y-4">
      {attempt && hasReturned ? <LastTry attempt={attempt} /> : null}
      <Card>
        <CardContent>
          <div data-scripted>
            <PayForm bill={bill} gateway={gateway} />
          </div>
          <WithoutScript open={bill.open} />
        </CardContent>
      </Card>
    </div>
  );
}

function AtDoor({ reason, open }: { reason: NonNullable<ReturnType<typeof whyNotOnline>>; open: Paise }) {
  const t = useTranslations("money.statement.obstacles");
  return (
    <Alert>
      <p>{t(reason, { amount: formatPaise(open) })}</p>
    </Alert>
  );
}

/** Says how to pay instead: a gateway's form doesn't work without its script. */
function WithoutScript({ open }: { open: Paise }) {
  const t = useTranslations("payments.pay");
  return (
    <noscript>
      <Alert title={t("plainTitle")}>
        <p>
          <WithCall text={t("plain", { amount: formatPaise(open) })} />
        </p>
      </Alert>
    </noscript>
  );
}

/** What became of the payment that they come back from, once it is decided. */
function LastTry({ attempt: { status, failureCode, setAside } }: { attempt: Attempt }) {
  const t = useTranslations("payments");
  if (status !== "failed") return null;
  if (setAside) return <SetAsideBadge setAside={setAside} />;
  return (
    <Alert tone="bad" title={t("pay.lastFailed")}>
      <p>{t(`declines.${declineOf(failureCode)}`)}</p>
    </Alert>
  );
}

function PayForm({ bill, gateway: { apiBase, publishableKey } }: Pick<PayPanelProps, "bill" | "gateway">) {
  const order = { billId: bill.id, amount: bill.open };
  if (apiBase) return <GatewayForm {...order} gateway={{ apiBase, publishableKey }} />;
  return <StripeForm {...order} publishableKey={publishableKey} />;
}

type PaidProps = Pick<PayPanelProps, "bill" | "statement" | "receipt" | "givenBack">;

function Paid({ bill, statement, receipt, givenBack }: PaidProps) {
  const t = useTranslations("payments.receipt");
  const paid = useTranslations("billing.status")("paid");
  const money = useTranslations("money.pay");
  const sentence = useGivenBack(givenBack);
  const isWhole = givenBack.done + givenBack.underWay + givenBack.byBank === 0;
  return (
    <div className="space-y-4">
      <Alert tone="good" role="status" title={isWhole ? t("title") : sentence(paid)}>
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
    if (isPaidByCredit(statement)) return money("byCredit");
    return money(statement.credited > 0 ? "byCreditAndAtDoor" : "atDoor");
  }
}
