import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { DayBar } from "@/components/deliveries/day-bar";
import { PrintButton } from "@/components/deliveries/print-button";
import { FollowOthers } from "@/components/fresh/follow-others";
import { SheetTabs } from "@/components/forecast/sheet-tabs";
import { KitchenReport } from "@/components/kitchen/kitchen-report";
import { KitchenSkeleton } from "@/components/kitchen/kitchen-skeleton";
import { Amendments } from "@/components/sheets/amendments";
import { SheetState } from "@/components/sheets/sheet-state";
import { PackingPapers } from "@/components/packing/packing-papers";
import { CutoffBadges } from "@/components/slots/cutoff-badges";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { nameLanguageSchema, NAMES_COOKIE } from "@/lib/features/dishes/names-schema";
import { kitchenReport, revisionOf } from "@/lib/features/kitchen/queries";
import { amendmentsOn } from "@/lib/features/sheets/queries";
import { closuresBetween } from "@/lib/features/subscriptions/queries";
import { getKitchen, readDayAsStaff, requireStaff } from "@/lib/access/read";
import { Specials } from "./specials";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("kitchen"))("title") };
}

export default async function KitchenPage({ searchParams }: PageProps<"/admin/kitchen">) {
  const { date } = dayQuerySchema.parse(await searchParams);
  const { now } = await requireStaff(KITCHEN_ROLES);
  const today = toBusinessDate(now);
  const day = date ?? today;
  const { slots } = await getKitchen();
  const t = await getTranslations("kitchen");
  return (
    <>
      <PageHeader
        title={t("heading", { day: formatDay(day, "long") })}
        description={<CutoffBadges day={day} now={now} slots={slots} />}
        actions={
          <>
            <DayBar key={day} day={day} today={today} path="/admin/kitchen" />
            <ExportLink href={`/admin/kitchen/export?date=${day}`} />
            <PrintButton />
          </>
        }
      />
      <SheetTabs current="pack" day={day} />
      <PackingPapers day={day} today={today} slots={slots} />
      <Suspense key={day} fallback={<KitchenSkeleton />}>
        <Report day={day} isOver={day < today} />
      </Suspense>
    </>
  );
}

async function Report({ day, isOver }: { day: PlainDate; isOver: boolean }) {
  const { report, closures, amendments, now } = await readDayAsStaff(
    KITCHEN_ROLES,
    day,
    async ({ tx, now }) => ({
      report: await kitchenReport(tx, day),
      closures: await closuresBetween(tx, day, day),
      amendments: await amendmentsOn(tx, day),
      now,
    }),
  );
  const { slots } = await getKitchen();
  const language = nameLanguageSchema.parse((await cookies()).get(NAMES_COOKIE)?.value);
  const path = `/admin/kitchen/revision?date=${day}`;
  return (
    <>
      {isOver ? null : <FollowOthers path={path} revision={revisionOf(report)} />}
      <SheetState day={day} now={now} slots={slots} sheets={report.sheets} />
      <Amendments amendments={amendments} maySee />
      <KitchenReport
        day={day}
        report={report}
        isOver={isOver}
        closedFor={closures.find(({ slotId }) => slotId === null)?.reason ?? null}
        language={language}
      />
      <Specials day={day} isOver={isOver} />
    </>
  );
}
