import { getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { BillSum } from "@/components/billing/bill-sum";
import { CreditNote } from "@/components/credits/credit-note";
import { DisputeNote } from "@/components/returns/dispute-note";
import { PayPanel } from "@/components/pay/pay-panel";
import { SetAsideNote } from "@/components/odd-cases/set-aside-note";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { obstacleOf } from "@/lib/domain/books/bill-statement";
import { formatPaise } from "@/lib/domain/money";
import { formatDay, formatMonth } from "@/lib/domain/plain-date";
import { billOf } from "@/lib/features/billing/queries";
import { billIdOf } from "@/lib/features/billing/schema";
import { statementOf } from "@/lib/features/billing/statement";
import { creditOf } from "@/lib/features/books/queries";
import { disputesOf } from "@/lib/features/returns/dispute-queries";
import { givenBackOf, latestAttemptOf, receiptOf } from "@/lib/features/payments/queries";
import { setAsideOf } from "@/lib/features/payments/set-aside-queries";
import { readAsCustomer } from "@/lib/access/read";

export async function generateMetadata() {
  return { title: (await getTranslations("payments.pay"))("pageTitle") };
}

/**
 * Paying one bill. A bank sends the customer back here with `?payment_intent=`, which only says that they have returned: the
 * payment's outcome is shown from our own books.
 */
export default async function PayBillPage({ params, searchParams }: PageProps<"/bills/[id]/pay">) {
  const billId = billIdOf((await params).id);
  const returned = await searchParams;
  const hasReturned = returned.payment_intent !== undefined;
  // the bank's return address carries the payment's secret, which must not stay in the address bar, the history or anything
  // copied from them
  if (billId && returned.payment_intent_client_secret !== undefined)
    redirect(`/bills/${billId}/pay?payment_intent=back`);
  const found = await readAsCustomer(async ({ tx, customerId }) => {
    const bill = billId && (await billOf(tx, customerId, billId));
    if (!bill) return null;
    return {
      bill,
      statement: await statementOf(tx, bill.id),
      credit: await creditOf(tx, customerId),
      attempt: await latestAttemptOf(tx, customerId, bill.id),
      receipt: await receiptOf(tx, customerId, bill.id),
      givenBack: await givenBackOf(tx, bill.id),
      disputes: await disputesOf(tx, { billId: bill.id }),
      setAside: await setAsideOf(tx, { customerId, billId: bill.id }),
    };
  });
  if (!found) notFound();
  const { bill, statement, credit, attempt, receipt, givenBack, disputes, setAside } = found;
  const t = await getTranslations("payments.pay");
  const { STRIPE_API_BASE: apiBase, STRIPE_PUBLISHABLE_KEY: publishableKey } = env();
  const words = { month: formatMonth(bill.month), date: formatDay(bill.dueDate, "medium") };
  const isPayable = !bill.isPaid && obstacleOf({ ...statement, setAside }) === null;
  return (
    <div className="mx-auto max-w-lg">
      <PageHeader
        title={isPayable ? t("title", { amount: formatPaise(bill.open) }) : t("billTitle", words)}
        description={bill.isPaid ? undefined : t("description", words)}
        back={{ href: `/bills/${bill.id}`, label: t("back") }}
      />
      <div className="space-y-4">
        <BillSum statement={statement} />
        <DisputeNote disputes={disputes} />
        <SetAsideNote amount={setAside} of={bill.isPaid ? "paid" : "unpaid"} />
        {bill.isPaid ? null : <CreditNote credit={credit} />}
        <PayPanel
          bill={bill}
          statement={statement}
          isUnderReview={setAside > 0}
          attempt={attempt}
          receipt={receipt}
          givenBack={givenBack}
          hasReturned={hasReturned}
          gateway={{ apiBase, publishableKey }}
        />
      </div>
    </div>
  );
}
