import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { Suspense } from "react";
import { StillToPack } from "@/app/admin/kitchen/still-to-pack";
import { SpecialTiffins } from "@/components/diets/special-tiffins";
import { SheetTabs } from "@/components/forecast/sheet-tabs";
import { PackingPapers } from "@/components/packing/packing-papers";
import { Amendments } from "@/components/sheets/amendments";
import { TabletApp } from "@/components/tablet/tablet-app";
import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { formatDay } from "@/lib/domain/plain-date";
import { slotsOn } from "@/lib/domain/slot";
import { logOutForm } from "@/lib/features/accounts/forms";
import { NAMES_COOKIE } from "@/lib/features/dishes/names";
import { nameLanguageSchema } from "@/lib/features/dishes/names-schema";
import { forecastOf } from "@/lib/features/forecast/queries";
import { revisionOf } from "@/lib/features/kitchen/queries";
import { kitchenTablet } from "@/lib/features/kitchen/tablet-queries";
import { getKitchen, readDayAsStaff, requireStaff } from "@/lib/access/read";
import { Meal } from "./meal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("kitchen.tablet"))("title") };
}

/** Today as the cook needs it beside the stove. It renews itself, and stays where there is no network. */
export default async function TabletPage() {
  const { viewer, staff, now } = await requireStaff(KITCHEN_ROLES);
  const day = toBusinessDate(now);
  const slots = slotsOn((await getKitchen()).slots, day);
  const { tablet, expected } = await readDayAsStaff(KITCHEN_ROLES, day, async ({ tx }) => {
    const tablet = await kitchenTablet(tx, day, { now, slots });
    const isForecast = tablet.meals.some(({ id, report }) =>
      report.sheets.every(({ slotId }) => slotId !== id),
    );
    return { tablet, expected: isForecast ? (await forecastOf(tx, day, now)).meals : [] };
  });
  const language = nameLanguageSchema.parse((await cookies()).get(NAMES_COOKIE)?.value);
  const { amendments, specials } = tablet;
  return (
    <TabletApp
      title={formatDay(day, "medium")}
      meals={tablet.meals.map((meal) => ({
        id: meal.id,
        name: meal.name,
        panel: <Meal {...{ day, now, slots, meal, specials, expected, language }} />,
      }))}
      first={tablet.leavesNext}
      fresh={amendments.filter(({ seenAt }) => seenAt === null).map(({ id }) => id)}
      path="/kitchen/revision"
      revision={revisionOf(tablet)}
      serverNow={now.getTime()}
      fullname={viewer.fullname}
      logOut={logOutForm}
      sheets={<SheetTabs current={null} day={day} className="mb-0" />}
      changes={<Amendments amendments={amendments} maySee />}
    >
      <SpecialTiffins {...specials} isOver={false} isOwner={staff.role === "owner"} />
      <Suspense>
        <StillToPack day={day} today={day} now={now} slots={slots} />
      </Suspense>
      <PackingPapers day={day} today={day} slots={slots} />
    </TabletApp>
  );
}
