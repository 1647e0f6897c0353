import { getTranslations } from "next-intl/server";
import { BillTable } from "@/components/billing/bill-table";
import { RunningEstimate } from "@/components/billing/running-estimate";
import { EmptyBills } from "@/components/illustrations/empty";
import { EmptyState } from "@/components/ui/empty-state";
import { TotalOwed } from "@/components/billing/total-owed";
import { PageHeader } from "@/components/ui/page-header";
import { owedOf } from "@/lib/domain/books/bill-status";
import { toBusinessDate } from "@/lib/domain/business-time";
import { runningEstimate } from "@/lib/features/billing/queries";
import { billsOf } from "@/lib/features/payments/listed-bills";
import { readAsCustomer } from "@/lib/access/read";

export async function generateMetadata() {
  return { title: (await getTranslations("billing"))("title") };
}

export default async function BillsPage() {
  const { bills, estimate, today } = await readAsCustomer(async ({ tx, now, customerId }) => ({
    bills: await billsOf(tx, customerId),
    estimate: await runningEstimate(tx, customerId, now),
    today: toBusinessDate(now),
  }));
  const t = await getTranslations("billing");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="space-y-6">
        {estimate ? <RunningEstimate estimate={estimate} /> : null}
        {bills.length > 0 ? (
          <section aria-labelledby="owed" className="space-y-3">
            <TotalOwed owed={owedOf(bills, today)} />
            <BillTable bills={bills} today={today} />
          </section>
        ) : (
          <EmptyState
            illustration={<EmptyBills />}
            title={t("empty.title")}
            description={t("empty.description")}
          />
        )}
      </div>
    </>
  );
}
