import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { EmptyBills, EmptySearch } from "@/components/illustrations/empty";
import { CaseLinks } from "@/components/odd-cases/case-links";
import { CorrectionsNotice } from "@/components/corrections/corrections-notice";
import { ListSkeleton } from "@/components/lists/list-skeleton";
import { ListPages } from "@/components/lists/list-pages";
import { OfficePaymentTable } from "@/components/payments/office-payment-table";
import { isNarrowed, PaymentFilter } from "@/components/payments/payment-filter";
import { OpenCases } from "@/components/odd-cases/open-cases";
import { EmptyState } from "@/components/ui/empty-state";
import { WebhookVersionNotice } from "@/components/payments/webhook-version-notice";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import { countCorrectionsOpen } from "@/lib/features/corrections/decisions";
import { countCases, openCases } from "@/lib/features/odd-cases/cases";
import { searchPayments } from "@/lib/features/payments/queries";
import { caseSearchSchema } from "@/lib/features/odd-cases/schema";
import { paymentSearchSchema, type PaymentSearch } from "@/lib/features/payments/schema";
import { otherWebhookVersion } from "@/lib/features/gateway-reports/version-queries";
import { pageAddress } from "@/lib/lists/paging";
import { readAsStaff } from "@/lib/access/read";
import { SettledCases } from "./settled-cases";

const PATH = "/admin/payments";
const CASES_SHOWN = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminPayments"))("title") };
}

export default async function PaymentsPage({ searchParams }: PageProps<"/admin/payments">) {
  const given = await searchParams;
  const cases = caseSearchSchema.parse(given);
  return cases.cases === "settled" ? (
    <SettledCases path={PATH} search={cases} />
  ) : (
    <OpenCasesAndPayments search={paymentSearchSchema.parse(given)} />
  );
}

async function OpenCasesAndPayments({ search }: { search: PaymentSearch }) {
  const { open, counts, corrections, version, maySettle, today } = await readAsStaff(
    OFFICE_ROLES,
    async ({ tx, now, staff }) => ({
      open: await openCases(tx, CASES_SHOWN),
      counts: await countCases(tx),
      corrections: await countCorrectionsOpen(tx, now),
      version: await otherWebhookVersion(tx),
      maySettle: ADMIN_ROLES.includes(staff.role),
      today: toBusinessDate(now),
    }),
  );
  const t = await getTranslations("adminPayments");
  const address = pageAddress(PATH, search, search);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={pageAddress(`${PATH}/export`, search)} />}
      />
      <WebhookVersionNotice version={version} />
      <CorrectionsNotice count={corrections} />
      {maySettle ? <CaseLinks isSettled={false} counts={counts} /> : null}
      <OpenCases cases={open} count={counts.open} maySettle={maySettle} />
      <PaymentFilter key={`filter ${address}`} search={search} today={today} />
      <Suspense key={address} fallback={<ListSkeleton />}>
        <Payments search={search} />
      </Suspense>
    </>
  );
}

async function Payments({ search }: { search: PaymentSearch }) {
  const page = await readAsStaff(OFFICE_ROLES, ({ tx }) => searchPayments(tx, search));
  return (
    <>
      {page.rows.length > 0 ? <OfficePaymentTable payments={page.rows} /> : <NoPayments search={search} />}
      <ListPages path={PATH} filter={search} page={page} />
    </>
  );
}

async function NoPayments({ search }: { search: PaymentSearch }) {
  const t = await getTranslations("adminPayments.empty");
  return isNarrowed(search) ? (
    <EmptyState illustration={<EmptySearch />} title={t("noMatch")} description={t("noMatchDescription")} />
  ) : (
    <EmptyState illustration={<EmptyBills />} title={t("title")} description={t("description")} />
  );
}
