import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddForm } from "@/components/additions/add-form";
import { AddedList, AddressList } from "@/components/additions/added-lists";
import { AddressForm } from "@/components/additions/address-form";
import { DayBar } from "@/components/deliveries/day-bar";
import { PageHeader } from "@/components/ui/page-header";
import { readAsStaff } from "@/lib/access/read";
import { whyNotThatDay } from "@/lib/domain/days/added";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { formatDay } from "@/lib/domain/plain-date";
import { slotsOn } from "@/lib/domain/slot";
import { addedOn, addressesOn, plansToAdd } from "@/lib/features/additions/queries";
import { addedQuerySchema, type AddedQuery } from "@/lib/features/additions/schema";
import { listBuildingsIn } from "@/lib/features/buildings/queries";
import { listAreaNames } from "@/lib/features/settings/queries";
import { listSlots } from "@/lib/features/slots/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("additions"))("pageTitle") };
}

function readAdded({ date }: AddedQuery) {
  return readAsStaff(ADMIN_ROLES, async ({ tx, now }) => {
    const today = toBusinessDate(now);
    const day = date ?? today;
    const areas = await listAreaNames(tx);
    return {
      ...{ today, day, areas },
      slots: slotsOn(await listSlots(tx), day),
      plans: await plansToAdd(tx),
      buildings: await listBuildingsIn(tx, areas),
      added: await addedOn(tx, day),
      addresses: await addressesOn(tx, day),
    };
  });
}

const HEADING = "text-xl font-semibold";

/** What the office adds to a day's sheet, and who gets a meal elsewhere. */
export default async function AddedPage({ searchParams }: PageProps<"/admin/added">) {
  const query = addedQuerySchema.parse(await searchParams);
  const { today, day, slots, areas, plans, buildings, added, addresses } = await readAdded(query);
  const t = await getTranslations("additions");
  const mayChange = whyNotThatDay(day, today) === null;
  const lists = { namesMeals: slots.length > 1, mayChange };
  return (
    <>
      <PageHeader
        title={t("title", { day: formatDay(day, "long") })}
        description={t("description")}
        back={{ href: `/admin/kitchen?date=${day}`, label: t("back") }}
        actions={<DayBar key={day} day={day} today={today} path="/admin/added" />}
      />
      <div className="grid items-start gap-10 lg:grid-cols-2">
        <section aria-labelledby="added" className="space-y-5">
          <h2 id="added" className={HEADING}>
            {t("list.title")}
          </h2>
          <AddedList rows={added} {...lists} />
          {mayChange && plans.length > 0 ? (
            <AddForm
              key={day}
              day={day}
              plans={plans}
              namesMeals={lists.namesMeals}
              customer={query.customer}
            />
          ) : null}
        </section>
        <section aria-labelledby="elsewhere" className="space-y-5">
          <h2 id="elsewhere" className={HEADING}>
            {t("addresses.title")}
          </h2>
          <AddressList rows={addresses} {...lists} />
          {mayChange ? (
            <AddressForm
              key={day}
              {...{ day, areas, buildings }}
              slots={slots.map(({ id, name }) => ({ id, name }))}
              customer={query.customer}
            />
          ) : null}
        </section>
      </div>
    </>
  );
}
