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
import { AskingAbout, WithCall } from "@/components/settings/kitchen-contact";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatMonth } from "@/lib/domain/plain-date";
import { billIdOf } from "@/lib/features/billing/schema";
import { wholeBill } from "@/lib/features/billing/whole-bill";
import { readAsCustomer } from "@/lib/access/read";

export async function generateMetadata() {
  return { title: (await getTranslations("billing.bill"))("pageTitle") };
}

export default async function BillPage({ params }: PageProps<"/bills/[id]">) {
  const billId = billIdOf((await params).id);
  const found = await readAsCustomer(async ({ tx, now, customerId }) => {
    const whole = billId && (await wholeBill(tx, customerId, billId));
    return whole ? { ...whole, today: toBusinessDate(now) } : null;
  });
  if (!found) notFound();
  const { bill, receipt } = found;
  const t = await getTranslations("billing.bill");
  const invoice = found.documents.find(({ kind, isReplaced }) => kind === "invoice" && !isReplaced);
  const number = invoice?.number ?? String(bill.id);
  return (
    <AskingAbout what={t("about", { month: formatMonth(bill.month), number })}>
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
        <p>
          <WithCall text={t("question")} />
        </p>
      </div>
    </AskingAbout>
  );
}
