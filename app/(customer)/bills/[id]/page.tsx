import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { BillLines } from "@/components/billing/bill-lines";
import { BillSummaryCard } from "@/components/billing/bill-summary-card";
import { BilledDays } from "@/components/billing/billed-days";
import { ReceiptCard } from "@/components/payments/receipt-card";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatMonth } from "@/lib/domain/plain-date";
import { billOf } from "@/lib/features/billing/queries";
import { billIdOf } from "@/lib/features/billing/schema";
import { receiptOf } from "@/lib/features/payments/queries";
import { readAsCustomer } from "@/lib/read";

export async function generateMetadata() {
  return { title: (await getTranslations("billing.bill"))("pageTitle") };
}

export default async function BillPage({ params }: PageProps<"/bills/[id]">) {
  const billId = billIdOf((await params).id);
  const { bill, receipt, today } = await readAsCustomer(async ({ tx, now, customerId }) => ({
    bill: billId && (await billOf(tx, customerId, billId)),
    receipt: billId && (await receiptOf(tx, customerId, billId)),
    today: toBusinessDate(now),
  }));
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
        <BilledDays bill={bill} />
      </div>
    </>
  );
}
