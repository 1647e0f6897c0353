import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { BillChoice } from "@/components/door/bill-choice";
import { DaysCollection } from "@/components/door/days-collection";
import { DoorForm } from "@/components/door/door-form";
import { PayersFound, PayersOnRound } from "@/components/door/payers";
import { SetAsideWarning } from "@/components/door/set-aside-warning";
import { EmptyBills } from "@/components/illustrations/empty";
import { FilterForm, FilterText } from "@/components/lists/filter-form";
import { Card, CardContent } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { COLLECTOR_ROLES } from "@/lib/domain/identity";
import { formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import { collectQuerySchema } from "@/lib/features/door/collect-schema";
import { collectionOf } from "@/lib/features/door/door-queries";
import { findPayers, payersOnRound, payerWithBills, type DoorBill } from "@/lib/features/door/payers";
import { readAsStaff } from "@/lib/access/read";

const PATH = "/admin/collect";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("collect"))("title") };
}

export default async function CollectPage({ searchParams }: PageProps<"/admin/collect">) {
  const { query, customer, bill } = collectQuerySchema.parse(await searchParams);
  return customer === undefined ? <Doors query={query} /> : <Door customerId={customer} billId={bill} />;
}

/** Who has something open, and what the viewer took today and has to hand over. */
async function Doors({ query }: { query: string }) {
  const { payers, collection, isOfRound } = await readAsStaff(COLLECTOR_ROLES, async ({ tx, now, staff }) => {
    const today = toBusinessDate(now);
    return {
      payers: await (query ? findPayers(tx, query, today) : payersOnRound(tx, today)),
      collection: await collectionOf(tx, staff.id, today),
      isOfRound: staff.role === "driver",
    };
  });
  const t = await getTranslations("collect");
  const common = await getTranslations("common.actions");
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t("heading")} description={t("description")} />
      <FilterForm
        path={PATH}
        label={t("search.label")}
        button={common("search")}
        isFiltered={query !== ""}
        key={`search ${query}`}
      >
        <FilterText name="query" label={t("search.field")} value={query} />
      </FilterForm>
      <div className="space-y-8">
        {query ? (
          <PayersFound payers={payers} query={query} isOfRound={isOfRound} />
        ) : (
          <PayersOnRound payers={payers} />
        )}
        <DaysCollection collection={collection} />
      </div>
    </div>
  );
}

async function Door({ customerId, billId }: { customerId: number; billId: number | undefined }) {
  const { payer, today, isOfRound } = await readAsStaff(COLLECTOR_ROLES, async ({ tx, now, staff }) => ({
    payer: await payerWithBills(tx, customerId),
    isOfRound: staff.role === "driver",
    today: toBusinessDate(now),
  }));
  if (!payer) notFound();
  const t = await getTranslations("collect");
  const { fullname, phone, addr1, addr2, area, bills } = payer;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={fullname}
        description={
          <>
            {[addr1, addr2, area].filter(Boolean).join(", ")}
            {" · "}
            <a href={`tel:+91${phone}`} className="font-medium text-accent underline underline-offset-4">
              {phone}
            </a>
          </>
        }
        back={{ href: PATH, label: t("customer.back") }}
      />
      {bills.length > 0 ? (
        <Payable customerId={customerId} name={fullname} bills={bills} billId={billId} today={today} />
      ) : (
        <EmptyState
          illustration={<EmptyBills />}
          title={t("customer.nothing")}
          description={t(isOfRound ? "customer.nothingOnRound" : "customer.nothingDescription", {
            name: fullname,
          })}
        />
      )}
    </div>
  );
}

type PayableProps = {
  customerId: number;
  name: string;
  bills: readonly DoorBill[];
  billId: number | undefined;
  today: PlainDate;
};

/** The bill that was asked for, or else the oldest: the longest-standing debt is taken first. */
function Payable({ customerId, name, bills, billId, today }: PayableProps) {
  const bill = bills.find(({ id }) => id === billId) ?? bills[0];
  if (!bill) return null;
  const { id, open } = bill;
  return (
    <div className="space-y-6">
      <BillChoice customerId={customerId} bills={bills} chosen={id} today={today} />
      <SetAsideWarning amount={bill.setAside} name={name} />
      <Card aria-labelledby="take">
        <CardContent>
          <DoorForm key={id} bill={{ id, open, month: formatMonth(bill.month) }} name={name} />
        </CardContent>
      </Card>
    </div>
  );
}
