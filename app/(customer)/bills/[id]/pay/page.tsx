import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PayPanel } from "@/components/payments/pay-panel";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { formatRupees } from "@/lib/domain/money";
import { formatDay, formatMonth } from "@/lib/domain/plain-date";
import { billOf } from "@/lib/features/billing/queries";
import { billIdOf } from "@/lib/features/billing/schema";
import { latestAttemptOf, receiptOf } from "@/lib/features/payments/queries";
import { readAsCustomer } from "@/lib/read";

export async function generateMetadata() {
  return { title: (await getTranslations("payments.pay"))("pageTitle") };
}

/**
 * Paying one bill. A bank sends the customer back here with `?payment_intent=`; that only says that they have returned:
 * what became of the payment is shown from our own books.
 */
export default async function PayBillPage({ params, searchParams }: PageProps<"/bills/[id]/pay">) {
  const billId = billIdOf((await params).id);
  const hasReturned = (await searchParams).payment_intent !== undefined;
  const { bill, attempt, receipt } = await readAsCustomer(async ({ tx, customerId }) => ({
    bill: billId && (await billOf(tx, customerId, billId)),
    attempt: billId ? await latestAttemptOf(tx, customerId, billId) : null,
    receipt: billId ? await receiptOf(tx, customerId, billId) : null,
  }));
  if (!bill) notFound();
  const t = await getTranslations("payments.pay");
  const { STRIPE_API_BASE: apiBase, STRIPE_PUBLISHABLE_KEY: publishableKey } = env();
  const words = { month: formatMonth(bill.month), date: formatDay(bill.dueDate, "medium") };
  return (
    <div className="mx-auto max-w-lg">
      <PageHeader
        title={bill.isPaid ? t("paidTitle", words) : t("title", { amount: formatRupees(bill.amount) })}
        description={bill.isPaid ? undefined : t("description", words)}
        back={{ href: `/bills/${bill.id}`, label: t("back") }}
      />
      <PayPanel
        bill={bill}
        attempt={attempt}
        receipt={receipt}
        hasReturned={hasReturned}
        gateway={{ apiBase, publishableKey }}
      />
    </div>
  );
}
