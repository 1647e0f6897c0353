import { getTranslations } from "next-intl/server";
import { EmptyBills } from "@/components/illustrations/empty";
import { PaymentTable } from "@/components/payments/payment-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { attemptsOf } from "@/lib/features/payments/queries";
import { readAsCustomer } from "@/lib/read";

export async function generateMetadata() {
  return { title: (await getTranslations("payments"))("title") };
}

export default async function PaymentsPage() {
  const attempts = await readAsCustomer(({ tx, customerId }) => attemptsOf(tx, customerId));
  const t = await getTranslations("payments");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {attempts.length > 0 ? (
        <PaymentTable attempts={attempts} />
      ) : (
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
      )}
    </>
  );
}
