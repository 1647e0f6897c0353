import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { BillLines } from "@/components/billing/bill-lines";
import { WhyBill } from "@/components/why/why-bill";
import { DocumentList } from "@/components/documents/document-list";
import { BillDisputes } from "@/components/returns/bill-disputes";
import { DoorPayments } from "@/components/door/door-payments";
import { BillPayments } from "@/components/payments/bill-payments";
import { OfficeBillCard } from "@/components/billing/office-bill-card";
import { OpenCases } from "@/components/odd-cases/open-cases";
import { RecalculateBill } from "@/components/billing/recalculate-bill";
import { RefundSection } from "@/components/returns/refund-section";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES, COLLECTOR_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import { formatMonth } from "@/lib/domain/plain-date";
import { settledBesideOf } from "@/lib/features/corrections/beside";
import { billForStaff } from "@/lib/features/billing/queries";
import { billIdOf } from "@/lib/features/billing/schema";
import { creditedDaysOf, whyOf } from "@/lib/features/billing/why";
import { statementOf } from "@/lib/features/billing/statement";
import { documentsOf } from "@/lib/features/documents/queries";
import { doorPaymentsOf } from "@/lib/features/door/door-queries";
import { openCases } from "@/lib/features/odd-cases/cases";
import { paymentsOf } from "@/lib/features/payments/queries";
import { refundOverview } from "@/lib/features/returns/refund-overview";
import { readAsStaff } from "@/lib/access/read";

const CASES_SHOWN = 20;

export async function generateMetadata({ params }: PageProps<"/admin/bills/[id]">): Promise<Metadata> {
  return { title: (await getTranslations("adminBills.bill"))("pageTitle", { id: (await params).id }) };
}

export default async function BillPage({ params }: PageProps<"/admin/bills/[id]">) {
  const billId = billIdOf((await params).id);
  const { bill, days, creditedDays, settled, payments, refunds, ...shown } = await readAsStaff(
    OFFICE_ROLES,
    async ({ tx, now, staff }) => {
      const found = billId && (await billForStaff(tx, billId));
      return {
        bill: found,
        days: found ? await whyOf(tx, found) : [],
        creditedDays: found ? await creditedDaysOf(tx, found) : [],
        settled: found ? await settledBesideOf(tx, found.id) : [],
        payments: billId ? await paymentsOf(tx, { billId }) : [],
        cases: billId ? await openCases(tx, CASES_SHOWN, { billId }) : [],
        refunds: billId && found ? await refundOverview(tx, billId) : null,
        documents: billId ? await documentsOf(tx, billId) : [],
        statement: found ? await statementOf(tx, found.id) : null,
        door: found ? await doorPaymentsOf(tx, found.id) : [],
        today: toBusinessDate(now),
        mayChange: ADMIN_ROLES.includes(staff.role),
        mayTake: COLLECTOR_ROLES.includes(staff.role),
      };
    },
  );
  if (!bill) notFound();
  const { cases, documents, statement, door, today, mayChange, mayTake } = shown;
  const t = await getTranslations("adminBills.bill");
  const { id, month, isPaid, customer } = bill;
  return (
    <>
      <PageHeader
        title={t("title", { month: formatMonth(month), name: customer.fullname })}
        back={{ href: "/admin/bills", label: t("back") }}
      />
      <div className="space-y-8">
        <OfficeBillCard bill={bill} today={today}>
          {mayChange && (!isPaid || bill.amount === 0) ? (
            <RecalculateBill billId={id} month={month} name={customer.fullname} isPaid={isPaid} />
          ) : null}
        </OfficeBillCard>
        <OpenCases cases={cases} count={cases.length} maySettle={mayChange} isOfOneBill />
        {refunds ? <BillDisputes disputes={refunds.disputes} /> : null}
        <BillPayments payments={payments} isFree={bill.amount === 0} refunds={mayChange ? refunds : null} />
        {refunds ? <RefundSection overview={refunds} /> : null}
        {statement ? (
          <DoorPayments
            bill={bill}
            statement={statement}
            payments={door}
            mayTake={mayTake}
            mayTakeBack={mayChange}
          />
        ) : null}
        <BillLines bill={bill} />
        <WhyBill bill={bill} days={days} creditedDays={creditedDays} settled={settled} />
        <DocumentList documents={documents} path="/admin/documents" />
      </div>
    </>
  );
}
