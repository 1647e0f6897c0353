import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ChangeDays } from "@/components/customers/change-days";
import { CustomerCard, CustomerStats } from "@/components/customers/customer-facts";
import { CustomerSubscriptions } from "@/components/customers/customer-subscriptions";
import { MonthView } from "@/components/customers/month-view";
import { DietsCard } from "@/components/diets/diets-card";
import { AuditTable } from "@/components/audit/audit-table";
import { CreditSection } from "@/components/credits/credit-section";
import { CustomerBillTable } from "@/components/billing/customer-bill-table";
import { OfficePaymentTable } from "@/components/payments/office-payment-table";
import { OfficeData } from "@/components/own-data/office-data";
import { PastList } from "@/components/subscriptions/past-list";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { formatDay } from "@/lib/domain/plain-date";
import { toBusinessDate } from "@/lib/domain/business-time";
import { getKitchen } from "@/lib/access/read";
import { readCustomerFile, type CustomerFile } from "./read-customer-file";

export async function generateMetadata({ params }: PageProps<"/admin/customers/[id]">): Promise<Metadata> {
  const { id } = await params;
  return { title: (await getTranslations("adminCustomers.customer"))("pageTitle", { id }) };
}

export default async function CustomerPage({ params, searchParams }: PageProps<"/admin/customers/[id]">) {
  const file = await readCustomerFile((await params).id, (await searchParams).month);
  if (!file) notFound();
  const t = await getTranslations("adminCustomers.customer");
  const { customer, overview, shown, bills, today, mayChange } = file;
  const { slots } = await getKitchen();
  return (
    <>
      <PageHeader
        title={customer.fullname}
        description={t("since", { day: formatDay(toBusinessDate(customer.joinedAt), "medium") })}
        back={{ href: "/admin/customers", label: t("back") }}
      />
      <PartLinks mayChange={mayChange} />
      <div className="space-y-8">
        <CustomerStats bills={bills} running={overview.running} today={today} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="space-y-6">
            <CustomerCard customer={customer} />
            {mayChange ? <ChangeCard file={file} /> : null}
          </div>
          <MonthView shown={shown} customer={customer} />
        </div>
        <Part id="subscriptions" title={t("subscriptions")}>
          <CustomerSubscriptions
            running={overview.running}
            customerId={customer.id}
            today={today}
            mayChange={mayChange}
          />
          <DietsCard
            subscriptions={overview.running}
            diets={file.diets}
            customerId={customer.id}
            mayChange={mayChange}
          />
          {overview.past.length > 0 ? <PastList past={overview.past} namesMeals={slots.length > 1} /> : null}
        </Part>
        <Money file={file} />
        <CreditSection customer={customer} account={file.credit} bills={bills} mayChange={mayChange} />
        {mayChange && customer.anonymisedAt === null ? <OfficeData customer={customer} /> : null}
        {file.audit ? <Changes audit={file.audit} /> : null}
      </div>
    </>
  );
}

/** The page is long on a phone: this puts what the office came for one tap away. */
async function PartLinks({ mayChange }: { mayChange: boolean }) {
  const t = await getTranslations("adminCustomers.customer");
  const change = await getTranslations("adminCustomers.change");
  const parts = [
    ...(mayChange ? [{ id: "change-days", label: change("title") }] : []),
    ...(["subscriptions", "bills", "payments"] as const).map((id) => ({ id, label: t(id) })),
  ];
  return (
    <nav aria-label={t("parts")} className="-mt-2 mb-5 flex flex-wrap gap-x-4 gap-y-2 lg:hidden print:hidden">
      {parts.map(({ id, label }) => (
        <TextLink key={id} href={`#${id}`}>
          {label}
        </TextLink>
      ))}
    </nav>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h2 id={id} className="scroll-mt-4 text-xl font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

async function ChangeCard({ file: { customer, today } }: { file: CustomerFile }) {
  const t = await getTranslations("adminCustomers.change");
  return (
    <Card aria-labelledby="change-days">
      <CardHeader>
        <div>
          <CardTitle id="change-days" className="scroll-mt-4">
            {t("title")}
          </CardTitle>
          <CardDescription>{t("description")}</CardDescription>
        </div>
      </CardHeader>
      <CardContent>
        <ChangeDays customerId={customer.id} today={today} />
        <p className="mt-5">
          <TextLink href={`/admin/added?customer=%23${customer.id}`}>{t("toKitchen")}</TextLink>
        </p>
      </CardContent>
    </Card>
  );
}

async function Money({ file: { bills, payments, today } }: { file: CustomerFile }) {
  const t = await getTranslations("adminCustomers.customer");
  return (
    <>
      <Part id="bills" title={t("bills")}>
        {bills.length > 0 ? (
          <CustomerBillTable bills={bills} today={today} />
        ) : (
          <p className="text-ink-soft">{t("noBill")}</p>
        )}
      </Part>
      <Part id="payments" title={t("payments")}>
        {payments.length > 0 ? (
          <OfficePaymentTable payments={payments} isOfOne />
        ) : (
          <p className="text-ink-soft">{t("noPayment")}</p>
        )}
      </Part>
    </>
  );
}

async function Changes({ audit }: { audit: NonNullable<CustomerFile["audit"]> }) {
  const t = await getTranslations("adminCustomers.customer");
  return (
    <Part id="changes" title={t("audit")}>
      {audit.length > 0 ? (
        <AuditTable entries={audit} isOfOne />
      ) : (
        <p className="text-ink-soft">{t("noAudit")}</p>
      )}
    </Part>
  );
}
