import { getTranslations } from "next-intl/server";
import { BillTable } from "@/components/billing/bill-table";
import { RunningEstimate } from "@/components/billing/running-estimate";
import { EmptyBills } from "@/components/illustrations/empty";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { billsOf, runningEstimate } from "@/lib/features/billing/queries";
import { withObstacles } from "@/lib/features/payments/obstacles";
import { readAsCustomer } from "@/lib/read";

export async function generateMetadata() {
  return { title: (await getTranslations("billing"))("title") };
}

export default async function BillsPage() {
  const { bills, estimate, today } = await readAsCustomer(async ({ tx, now, customerId }) => ({
    bills: await withObstacles(tx, await billsOf(tx, customerId)),
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
          <BillTable bills={bills} today={today} />
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
