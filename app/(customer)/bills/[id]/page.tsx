import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { BillLines } from "@/components/billing/bill-lines";
import { BillSummaryCard } from "@/components/billing/bill-summary-card";
import { WhyBill } from "@/components/why/why-bill";
import { DocumentList } from "@/components/documents/document-list";
import { DisputeNote } from "@/components/returns/dispute-note";
import { DoorReceipts } from "@/components/door/door-receipts";
import { ReceiptCard } from "@/components/payments/receipt-card";
import { RefundTable } from "@/components/returns/refund-table";
import { SetAsideNote } from "@/components/odd-cases/set-aside-note";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatMonth } from "@/lib/domain/plain-date";
import { settledBesideOf } from "@/lib/features/billing/beside";
import { billOf } from "@/lib/features/billing/queries";
import { billIdOf } from "@/lib/features/billing/schema";
import { statementOf } from "@/lib/features/billing/statement";
import { creditedDaysOf, whyOf } from "@/lib/features/billing/why";
import { documentsOf } from "@/lib/features/documents/queries";
import { disputesOf } from "@/lib/features/returns/dispute-queries";
import { doorReceiptsOf } from "@/lib/features/door/door-queries";
import { givenBackOf, receiptOf } from "@/lib/features/payments/queries";
import { refundsOf } from "@/lib/features/returns/refund-queries";
import { setAsideOf } from "@/lib/features/payments/set-aside-queries";
import { readAsCustomer } from "@/lib/access/read";

export async function generateMetadata() {
  return { title: (await getTranslations("billing.bill"))("pageTitle") };
}

export default async function BillPage({ params }: PageProps<"/bills/[id]">) {
  const billId = billIdOf((await params).id);
  const found = await readAsCustomer(async ({ tx, now, customerId }) => {
    const bill = billId && (await billOf(tx, customerId, billId));
    if (!bill) return null;
    return {
      bill,
      statement: await statementOf(tx, bill.id),
      days: await whyOf(tx, bill),
      creditedDays: await creditedDaysOf(tx, bill.id),
      settled: await settledBesideOf(tx, bill.id),
      receipt: await receiptOf(tx, customerId, bill.id),
      doorReceipts: await doorReceiptsOf(tx, customerId, bill.id),
      refunds: await refundsOf(tx, { billId: bill.id }),
      givenBack: await givenBackOf(tx, bill.id),
      disputes: await disputesOf(tx, { billId: bill.id }),
      setAside: await setAsideOf(tx, { customerId, billId: bill.id }),
      documents: await documentsOf(tx, bill.id),
      today: toBusinessDate(now),
    };
  });
  if (!found) notFound();
  const { bill, receipt } = found;
  const t = await getTranslations("billing.bill");
  return (
    <>
      <PageHeader
        title={t("title", { month: formatMonth(bill.month) })}
        back={{ href: "/bills", label: t("back") }}
      />
      <div className="space-y-8">
        <BillSummaryCard
          bill={bill}
          statement={found.statement}
          setAside={found.setAside}
          givenBack={found.givenBack}
          today={found.today}
        />
        <DisputeNote disputes={found.disputes} />
        <SetAsideNote amount={found.setAside} of={bill.isPaid ? "paid" : "unpaid"} />
        {receipt ? <ReceiptCard receipt={receipt} month={bill.month} /> : null}
        <DoorReceipts payments={found.doorReceipts} isOfOneBill />
        <RefundTable refunds={found.refunds} isOfOneBill />
        <BillLines bill={bill} />
        <WhyBill bill={bill} days={found.days} creditedDays={found.creditedDays} settled={found.settled} />
        <DocumentList documents={found.documents} path="/documents" />
      </div>
    </>
  );
}
