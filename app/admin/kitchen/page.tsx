import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { DayBar } from "@/components/deliveries/day-bar";
import { PrintButton } from "@/components/deliveries/print-button";
import { SpecialTiffins } from "@/components/diets/special-tiffins";
import { FollowOthers } from "@/components/fresh/follow-others";
import { SheetTabs } from "@/components/forecast/sheet-tabs";
import { KitchenReport } from "@/components/kitchen/kitchen-report";
import { KitchenSkeleton } from "@/components/kitchen/kitchen-skeleton";
import { Amendments } from "@/components/sheets/amendments";
import { SheetState } from "@/components/sheets/sheet-state";
import { PackingPapers } from "@/components/packing/packing-papers";
import { CutoffBadges } from "@/components/slots/cutoff-badges";
import { MealTabs } from "@/components/kitchen/meal-tabs";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES, KITCHEN_ROLES } from "@/lib/domain/identity";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { nextCounted, slotsOn, type Slot, type Slots } from "@/lib/domain/slot";
import { mealQuerySchema } from "@/lib/features/deliveries/schema";
import { specialsOn } from "@/lib/features/diets/queries";
import { NAMES_COOKIE } from "@/lib/features/dishes/names";
import { nameLanguageSchema } from "@/lib/features/dishes/names-schema";
import { kitchenReport, revisionOf } from "@/lib/features/kitchen/queries";
import { amendmentsOn } from "@/lib/features/sheets/queries";
import { closuresBetween } from "@/lib/features/subscriptions/queries";
import { getKitchen, readDayAsStaff, requireStaff } from "@/lib/access/read";
import { StillToPack } from "./still-to-pack";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("kitchen"))("title") };
}

export default async function KitchenPage({ searchParams }: PageProps<"/admin/kitchen">) {
  const { date, slot } = mealQuerySchema.parse(await searchParams);
  const { now, staff } = await requireStaff(KITCHEN_ROLES);
  const today = toBusinessDate(now);
  const day = date ?? today;
  const slots = slotsOn((await getKitchen()).slots, day);
  const meal = mealAsked(slots, slot, nextCounted(slots, day, now));
  const query = `date=${day}${meal ? `&slot=${meal.id}` : ""}`;
  const t = await getTranslations("kitchen");
  return (
    <>
      <PageHeader
        title={t("heading", { day: formatDay(day, "long") })}
        description={<CutoffBadges day={day} now={now} slots={slots} />}
        actions={
          <>
            <DayBar key={day} day={day} today={today} path="/admin/kitchen" />
            {ADMIN_ROLES.includes(staff.role) ? (
              <LinkButton href={`/admin/added?date=${day}`} variant="outline">
                {t("add")}
              </LinkButton>
            ) : null}
            <ExportLink href={`/admin/kitchen/export?${query}`} />
            <PrintButton />
          </>
        }
      />
      <SheetTabs current="pack" day={day} />
      <MealTabs slots={slots} day={day} shown={meal?.id ?? null} />
      <PackingPapers day={day} today={today} slots={slots} />
      <Suspense key={query} fallback={<KitchenSkeleton />}>
        <Report day={day} meal={meal} query={query} isOver={day < today} />
      </Suspense>
      <Suspense>
        <StillToPack day={day} today={today} now={now} slots={slots} />
      </Suspense>
    </>
  );
}

/** One of several meals, the next to be counted unless the address asks for another; null for all together. */
function mealAsked(slots: Slots, asked: number | "all" | undefined, next: Slot): Slot | null {
  if (slots.length === 1 || asked === "all") return null;
  return slots.find(({ id }) => id === asked) ?? next;
}

type ReportProps = { day: PlainDate; meal: Slot | null; query: string; isOver: boolean };

async function Report({ day, meal, query, isOver }: ReportProps) {
  const { report, closures, amendments, specials, staff, now } = await readDayAsStaff(
    KITCHEN_ROLES,
    day,
    async ({ tx, staff, now }) => ({
      report: await kitchenReport(tx, day, meal?.id ?? null),
      closures: await closuresBetween(tx, day, day),
      amendments: await amendmentsOn(tx, day),
      specials: await specialsOn(tx, day),
      staff,
      now,
    }),
  );
  const { slots } = await getKitchen();
  const language = nameLanguageSchema.parse((await cookies()).get(NAMES_COOKIE)?.value);
  const closure = closures.find(({ slotId }) => slotId === null || slotId === meal?.id);
  const path = `/admin/kitchen/revision?${query}`;
  return (
    <>
      {isOver ? null : <FollowOthers path={path} revision={revisionOf(report)} />}
      <SheetState day={day} now={now} slots={slots} sheets={report.sheets} />
      <Amendments amendments={amendments} maySee />
      <KitchenReport
        day={day}
        report={report}
        isOver={isOver}
        query={query}
        closedFor={closure?.reason ?? null}
        closedMeal={closure && closure.slotId !== null ? (meal?.name ?? null) : null}
        language={language}
      />
      <SpecialTiffins {...specials} isOver={isOver} isOwner={staff.role === "owner"} />
    </>
  );
}
