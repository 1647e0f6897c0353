import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { BillLines } from "@/components/billing/bill-lines";
import { BillSummaryCard } from "@/components/billing/bill-summary-card";
import { WhyBill } from "@/components/billing/why-bill";
import { ReceiptCard } from "@/components/payments/receipt-card";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatMonth } from "@/lib/domain/plain-date";
import { billOf } from "@/lib/features/billing/queries";
import { billIdOf } from "@/lib/features/billing/schema";
import { creditedDaysOf, whyOf } from "@/lib/features/billing/why";
import { receiptOf } from "@/lib/features/payments/queries";
import { readAsCustomer } from "@/lib/read";

export async function generateMetadata() {
  return { title: (await getTranslations("billing.bill"))("pageTitle") };
}

export default async function BillPage({ params }: PageProps<"/bills/[id]">) {
  const billId = billIdOf((await params).id);
  const { bill, days, creditedDays, receipt, today } = await readAsCustomer(
    async ({ tx, now, customerId }) => {
      const found = billId && (await billOf(tx, customerId, billId));
      return {
        bill: found,
        days: found ? await whyOf(tx, found) : [],
        creditedDays: found ? await creditedDaysOf(tx, found.id) : [],
        receipt: billId && (await receiptOf(tx, customerId, billId)),
        today: toBusinessDate(now),
      };
    },
  );
  if (!bill) notFound();
  const t = await getTranslations("billing.bill");
  return (
    <>
      <PageHeader
        title={t("title", { month: formatMonth(bill.month) })}
        back={{ href: "/bills", label: t("back") }}
      />
      <div className="space-y-8">
        <BillSummaryCard bill={bill} today={today} />
        {receipt ? <ReceiptCard receipt={receipt} month={bill.month} /> : null}
        <BillLines bill={bill} />
        <WhyBill bill={bill} days={days} creditedDays={creditedDays} />
      </div>
    </>
  );
}
