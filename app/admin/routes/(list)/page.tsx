import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DayBar } from "@/components/deliveries/day-bar";
import { OffRoutes } from "@/components/routes/off-routes";
import { OneRouteForm } from "@/components/routes/one-route-form";
import { RouteTable } from "@/components/routes/route-table";
import { UnknownAddresses } from "@/components/routes/unknown-addresses";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { hasDoubtfulAddresses } from "@/lib/features/buildings/queries";
import { listDrivers, offRoutesOn, routesOn, stopsOn } from "@/lib/features/routes/queries";
import { routesQuerySchema } from "@/lib/features/routes/schema";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routes"))("title") };
}

export default async function RoutesPage({ searchParams }: PageProps<"/admin/routes">) {
  const query = await searchParams;
  const { date } = routesQuerySchema.parse(query);
  const read = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => {
    const today = toBusinessDate(now);
    const day = date ?? today;
    const routes = await routesOn(tx, day);
    return {
      ...{ day, today, routes },
      off: await offRoutesOn(tx, day),
      stops: await stopsOn(tx, day, null),
      isDoubtful: await hasDoubtfulAddresses(tx),
      drivers: routes.length === 0 ? await listDrivers(tx) : [],
    };
  });
  const { day, today, routes, off, stops } = read;
  const t = await getTranslations("routes");
  const saved = routes.find(({ id }) => String(id) === query.saved);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <DayBar key={day} day={day} today={today} path="/admin/routes" />
            <LinkButton href="/admin/routes/new">{t("new")}</LinkButton>
          </>
        }
      />
      {saved ? (
        <Alert tone="good" role="status" className="mb-4">
          <p>{t("saved", { name: saved.name })}</p>
        </Alert>
      ) : null}
      <div className="flex flex-col gap-8">
        <UnknownAddresses day={day} isDoubtful={read.isDoubtful} lost={off.withoutBuilding} />
        {routes.length > 0 ? (
          <>
            <OffRoutes day={day} areas={off.areas} stops={stops} routes={routes} />
            <RouteTable routes={routes} day={day} />
          </>
        ) : (
          <>
            <EmptyState title={t("empty.title")} description={t("empty.description")} />
            <OneRouteForm drivers={read.drivers} />
          </>
        )}
      </div>
    </>
  );
}
