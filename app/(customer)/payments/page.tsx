import { getTranslations } from "next-intl/server";
import { EmptyBills } from "@/components/illustrations/empty";
import { CreditNote } from "@/components/credits/credit-note";
import { CreditsGiven } from "@/components/credits/credits-given";
import { DisputeNote } from "@/components/returns/dispute-note";
import { DoorReceipts } from "@/components/door/door-receipts";
import { PaymentTable } from "@/components/payments/payment-table";
import { RefundTable } from "@/components/returns/refund-table";
import { SetAsideNote } from "@/components/odd-cases/set-aside-note";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { creditOf } from "@/lib/features/books/queries";
import { creditsOf } from "@/lib/features/credits/credit-queries";
import { disputesOf } from "@/lib/features/returns/dispute-queries";
import { doorReceiptsOf } from "@/lib/features/door/door-queries";
import { attemptsOf } from "@/lib/features/payments/queries";
import { refundsOf } from "@/lib/features/returns/refund-queries";
import { setAsideOf } from "@/lib/features/payments/set-aside-queries";
import { readAsCustomer } from "@/lib/access/read";

export async function generateMetadata() {
  return { title: (await getTranslations("payments"))("title") };
}

export default async function PaymentsPage() {
  const { credit, credits, setAside, disputes, attempts, doorReceipts, refunds } = await readAsCustomer(
    async ({ tx, customerId }) => ({
      credit: await creditOf(tx, customerId),
      credits: await creditsOf(tx, customerId),
      setAside: await setAsideOf(tx, { customerId }),
      disputes: await disputesOf(tx, { customerId }),
      attempts: await attemptsOf(tx, customerId),
      doorReceipts: await doorReceiptsOf(tx, customerId),
      refunds: await refundsOf(tx, { customerId }),
    }),
  );
  const isEmpty = attempts.length + doorReceipts.length + refunds.length + credits.length === 0;
  const t = await getTranslations("payments");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="space-y-8">
        <DisputeNote disputes={disputes} />
        <SetAsideNote amount={setAside} of="any" />
        <CreditNote credit={credit} />
        <CreditsGiven credits={credits} />
        <RefundTable refunds={refunds} />
        <DoorReceipts payments={doorReceipts} />
        {attempts.length > 0 ? <PaymentTable attempts={attempts} /> : null}
        {isEmpty ? (
          <EmptyState
            illustration={<EmptyBills />}
            title={t("empty.title")}
            description={t("empty.description")}
            action={
              <LinkButton href="/bills" variant="outline">
                {t("empty.action")}
              </LinkButton>
            }
          />
        ) : null}
      </div>
    </>
  );
}
