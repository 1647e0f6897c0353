import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { CloseRoute } from "@/components/routes/close-route";
import { DayDriver } from "@/components/routes/day-driver";
import { OrderSection } from "@/components/routes/order-section";
import { RouteForm } from "@/components/routes/route-form";
import { TextLink } from "@/components/ui/text-link";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { addDays, formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { listRouteNames } from "@/lib/features/routes/round-page";
import { listDrivers, routesOn, stopsOn } from "@/lib/features/routes/queries";
import { routesQuerySchema } from "@/lib/features/routes/schema";
import { suggestionFor } from "@/lib/features/routes/suggestion";
import { idField } from "@/lib/fields";
import { readAsStaff } from "@/lib/access/read";

const readRoute = cache(async (given: string, date: PlainDate | undefined, isSuggested: boolean) => {
  const found = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => {
    const id = idField.safeParse(given);
    const day = date ?? toBusinessDate(now);
    const [route] = id.success ? await routesOn(tx, day, id.data) : [];
    if (!route) return null;
    return {
      ...{ route, day, today: toBusinessDate(now) },
      heirs: (await listRouteNames(tx)).filter((one) => one.id !== route.id),
      stops: await stopsOn(tx, day, route.id),
      drivers: await listDrivers(tx),
      suggestion: isSuggested ? await suggestionFor(tx, route.id) : undefined,
    };
  });
  return found ?? notFound();
});

type Props = PageProps<"/admin/routes/[routeId]">;

async function read({ params, searchParams }: Props) {
  const { date, suggest } = routesQuerySchema.parse(await searchParams);
  return readRoute((await params).routeId, date, suggest !== undefined);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await read(props)).route.name };
}

export default async function RoutePage(props: Props) {
  const { route, day, today, heirs, stops, drivers, suggestion } = await read(props);
  const t = await getTranslations("routes");
  const other = day === today ? addDays(today, 1) : today;
  return (
    <>
      <PageHeader
        title={route.name}
        back={{ href: "/admin/routes", label: t("back") }}
        description={
          <span className="flex flex-wrap gap-x-3 tabular-nums">
            <span>{t("day", { day: formatDay(day, "long") })}</span>
            <span>
              {t("stops", { buildings: route.buildings, doors: route.doors, tiffins: route.tiffins })}
            </span>
            <TextLink href={`/admin/routes/${route.id}?date=${other}`}>
              {t(day === today ? "showTomorrow" : "showToday")}
            </TextLink>
          </span>
        }
      />
      <div className="flex flex-col gap-10">
        <DayDriver route={route} drivers={drivers} day={day} />
        <OrderSection route={route} day={day} stops={stops} suggestion={suggestion} />
        <RouteForm route={route} drivers={drivers} />
        <CloseRoute route={route} heir={heirs.length === 1 ? (heirs[0]?.name ?? null) : null} />
      </div>
    </>
  );
}
