import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { BillLines } from "@/components/billing/bill-lines";
import { WhyBill } from "@/components/billing/why-bill";
import { OfficeBillCard } from "@/components/office/office-bill-card";
import { OfficePaymentTable } from "@/components/office/office-payment-table";
import { RecalculateBill } from "@/components/office/recalculate-bill";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import { formatMonth } from "@/lib/domain/plain-date";
import { billForStaff } from "@/lib/features/billing/queries";
import { billIdOf } from "@/lib/features/billing/schema";
import { creditedDaysOf, whyOf } from "@/lib/features/billing/why";
import { paymentsOf, type FoundPayment } from "@/lib/features/payments/queries";
import { readAsStaff } from "@/lib/read";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("adminBills.bill"))("pageTitle", { id: (await params).id }) };
}

export default async function BillPage({ params }: Props) {
  const billId = billIdOf((await params).id);
  const { bill, days, creditedDays, payments, today, mayChange } = await readAsStaff(
    OFFICE_ROLES,
    async ({ tx, now, staff }) => {
      const found = billId && (await billForStaff(tx, billId));
      return {
        bill: found,
        days: found ? await whyOf(tx, found) : [],
        creditedDays: found ? await creditedDaysOf(tx, found.id) : [],
        payments: billId ? await paymentsOf(tx, { billId }) : [],
        today: toBusinessDate(now),
        mayChange: ADMIN_ROLES.includes(staff.role),
      };
    },
  );
  if (!bill) notFound();
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
        <Payments payments={payments} isFree={bill.amount === 0} />
        <BillLines bill={bill} />
        <WhyBill bill={bill} days={days} creditedDays={creditedDays} />
      </div>
    </>
  );
}

async function Payments({ payments, isFree }: { payments: FoundPayment[]; isFree: boolean }) {
  const t = await getTranslations("adminBills.bill");
  return (
    <section aria-labelledby="payments" className="space-y-3">
      <h2 id="payments" className="text-xl font-semibold">
        {t("payments")}
      </h2>
      {payments.length > 0 ? (
        <OfficePaymentTable payments={payments} isOfOne />
      ) : (
        <p className="text-ink-soft">{t(isFree ? "nothingToPay" : "noPayments")}</p>
      )}
    </section>
  );
}
