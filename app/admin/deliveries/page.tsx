import { Clock, Lock } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { DayBar } from "@/components/deliveries/day-bar";
import { DeliveriesSkeleton } from "@/components/deliveries/deliveries-skeleton";
import { DeliveryList } from "@/components/deliveries/delivery-list";
import { PrintButton } from "@/components/deliveries/print-button";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { checkDayChange } from "@/lib/domain/cutoff";
import { daysSeenBy, shownDay } from "@/lib/domain/staff/delivery-day";
import { DELIVERY_ROLES } from "@/lib/domain/identity";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { listStops } from "@/lib/features/deliveries/queries";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { openAtDoors } from "@/lib/features/door/payers";
import { readAsStaff, requireStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries"))("title") };
}

export default async function DeliveriesPage({ searchParams }: PageProps<"/admin/deliveries">) {
  const { date, area = null } = dayQuerySchema.parse(await searchParams);
  const { now, staff } = await requireStaff(DELIVERY_ROLES);
  const today = toBusinessDate(now);
  const day = shownDay(staff.role, date, today);
  const mayChange = checkDayChange(day, now).ok;
  const t = await getTranslations("deliveries");
  const address = new URLSearchParams({ date: day, ...(area === null ? {} : { area }) });
  return (
    <>
      <PageHeader
        title={t("heading", { day: formatDay(day, "long") })}
        description={
          <Badge
            tone={mayChange ? "accent" : "neutral"}
            icon={mayChange ? Clock : Lock}
            className="whitespace-normal"
          >
            {t(mayChange ? "mayChange" : "final", { day: formatDay(day, "short") })}
          </Badge>
        }
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
      <Suspense key={address.toString()} fallback={<DeliveriesSkeleton />}>
        <Stops day={day} area={area} />
      </Suspense>
    </>
  );
}

async function Stops({ day, area }: { day: PlainDate; area: string | null }) {
  const { areas, toCollect } = await readAsStaff(DELIVERY_ROLES, async ({ tx, now }) => {
    const areas = await listStops(tx, day);
    return { areas, toCollect: await openAtDoors(tx, areas, toBusinessDate(now)) };
  });
  return <DeliveryList day={day} area={area} areas={areas} toCollect={toCollect} />;
}
