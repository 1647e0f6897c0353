import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { DayBar } from "@/components/deliveries/day-bar";
import { DayRounds } from "@/components/deliveries/day-rounds";
import { DeliveriesSkeleton } from "@/components/deliveries/deliveries-skeleton";
import { DeliveryList } from "@/components/deliveries/delivery-list";
import { LookedBack } from "@/components/deliveries/looked-back";
import { PrintButton } from "@/components/deliveries/print-button";
import { FollowOthers } from "@/components/fresh/follow-others";
import { ListPages } from "@/components/lists/list-pages";
import { LinkButton } from "@/components/ui/link-button";
import { SheetState } from "@/components/sheets/sheet-state";
import { CutoffBadges } from "@/components/slots/cutoff-badges";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { daysSeenBy, shownDay } from "@/lib/domain/staff/delivery-day";
import { ADMIN_ROLES, DELIVERY_ROLES } from "@/lib/domain/identity";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { lookedBackOn } from "@/lib/features/deliveries/by-route-queries";
import { doorsPage } from "@/lib/features/deliveries/doors-page";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { doorStandings, roundsOn, roundsRevision, silentSince } from "@/lib/features/drive/office-queries";
import { listRouteNames, roundPage } from "@/lib/features/routes/round-page";
import { openAtDoors } from "@/lib/features/door/payers";
import { sheetsOn } from "@/lib/features/sheets/queries";
import { getKitchen, readDayAsStaff, requireStaff } from "@/lib/access/read";
import type { PageKey } from "@/lib/lists/paging";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries"))("title") };
}

export default async function DeliveriesPage({ searchParams }: PageProps<"/admin/deliveries">) {
  const { date, area, route, whole, ...key } = dayQuerySchema.parse(await searchParams);
  const { now, staff } = await requireStaff(DELIVERY_ROLES);
  const today = toBusinessDate(now);
  const day = shownDay(staff.role, date, today);
  const { slots } = await getKitchen();
  const t = await getTranslations("deliveries");
  const filter = {
    ...(area === undefined ? {} : { area }),
    ...(route === undefined ? {} : { route: String(route) }),
  };
  const address = new URLSearchParams({ date: day, ...filter });
  return (
    <>
      <PageHeader
        title={t("heading", { day: formatDay(day, "long") })}
        description={<CutoffBadges day={day} now={now} slots={slots} />}
        actions={
          <>
            <DayBar
              key={day}
              day={day}
              today={today}
              path="/admin/deliveries"
              seen={daysSeenBy(staff.role, today)}
            />
            <ExportLink href={`/admin/deliveries/export?${address}`} />
            <PrintButton />
            <LinkButton href="/admin/collect">{t("collect")}</LinkButton>
          </>
        }
      />
      <Suspense key={`${address} ${whole} ${key.after} ${key.before}`} fallback={<DeliveriesSkeleton />}>
        <Doors day={day} today={today} asked={{ area, route, whole: whole !== undefined, ...key }} />
      </Suspense>
    </>
  );
}

type DoorsProps = {
  day: PlainDate;
  today: PlainDate;
  asked: PageKey & { area: string | undefined; route: number | undefined; whole: boolean };
};

async function Doors({ day, today, asked }: DoorsProps) {
  const { area, route } = asked;
  const { page, toCollect, sheets, now, routes, ...live } = await readDayAsStaff(
    DELIVERY_ROLES,
    day,
    async ({ tx, now, staff }) => {
      const page =
        route === undefined ? await doorsPage(tx, day, asked) : await roundPage(tx, day, { ...asked, route });
      return {
        page,
        toCollect: await openAtDoors(tx, page.shown, toBusinessDate(now)),
        sheets: await sheetsOn(tx, day),
        routes: await listRouteNames(tx),
        now,
        standings: await doorStandings(tx, day),
        back: ADMIN_ROLES.includes(staff.role) ? await lookedBackOn(tx, day) : null,
        rounds: (await roundsOn(tx, day)).map((round) => ({
          ...round,
          silentSince: silentSince(round, now),
        })),
        revision: await roundsRevision(tx, day, now),
      };
    },
  );
  const { slots } = await getKitchen();
  return (
    <>
      <SheetState day={day} now={now} slots={slots} sheets={sheets} />
      <DayRounds rounds={live.rounds} />
      {live.back ? <LookedBack day={day} back={live.back} /> : null}
      <DeliveryList
        {...{ day, routes, page, toCollect }}
        area={route === undefined ? (area ?? null) : null}
        route={route ?? null}
        standings={live.standings}
      />
      <ListPages path="/admin/deliveries" filter={{ date: day, area, route }} page={page} />
      {day === today ? (
        <FollowOthers path={`/admin/deliveries/revision?date=${day}`} revision={live.revision} />
      ) : null}
    </>
  );
}
