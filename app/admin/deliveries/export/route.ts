import { getTranslations } from "next-intl/server";

import { markWords } from "@/components/deliveries/mark-words";
import { markedCsvResponse } from "@/lib/access/marked-csv";
import { toBusinessDate } from "@/lib/domain/business-time";
import { shownDay } from "@/lib/domain/staff/delivery-day";
import { DELIVERY_ROLES } from "@/lib/domain/identity";
import type { PlainDate } from "@/lib/domain/plain-date";
import { routesOfDoors } from "@/lib/features/deliveries/by-route-queries";
import { listStops } from "@/lib/features/deliveries/queries";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { doorStandings, type DoorStanding } from "@/lib/features/drive/office-queries";
import { customersOn } from "@/lib/features/routes/round-page";
import { readDayAsStaff, requireStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

const COLUMNS = [
  "date",
  "area",
  "address1",
  "address2",
  "city",
  "pincode",
  "name",
  "phone",
  "plan",
  "count",
  "route",
  "state",
] as const;

/** A day's doors, in all areas, in one or on a route, with a line for each plan at a door. */
async function file(request: Request): Promise<Response> {
  const query = dayQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { now, staff } = await requireStaff(DELIVERY_ROLES);
  const day = shownDay(staff.role, query.date, toBusinessDate(now));
  const { areas, customers, routes, standings } = await readDoors(day, query.route);
  const t = await getTranslations("deliveries.export");
  const stateOf = await stateWords(standings);
  const shown = areas.filter(({ area }) => query.area === undefined || area === query.area);
  const stops = shown.flatMap((one) => one.stops.map((stop) => ({ ...stop, area: one.area })));
  const asked = stops.filter(({ customerId }) => customers?.has(customerId) ?? true);
  const rows = asked.flatMap((stop) =>
    stop.plans.map(({ name, count }) => [
      ...[day, stop.area, stop.addr1, stop.addr2, stop.city, stop.pincode, stop.fullname, stop.phone],
      ...[name, count, routes.get(stop.customerId) ?? null, stateOf(stop.customerId)],
    ]),
  );
  return markedCsvResponse(
    `deliveries-${day}.csv`,
    COLUMNS.map((column) => t(column)),
    rows,
  );
}

async function stateWords(
  standings: Awaited<ReturnType<typeof doorStandings>>,
): Promise<(customerId: number) => string | null> {
  const t = await getTranslations("deliveries");
  const words = (one: DoorStanding) => markWords(t, one);
  return (customerId) => standings.get(customerId)?.map(words).join("; ") ?? null;
}

/** What the file is made of. */
async function readDoors(day: PlainDate, route: number | undefined) {
  return readDayAsStaff(DELIVERY_ROLES, day, async ({ tx }) => ({
    areas: await listStops(tx, day),
    routes: await routesOfDoors(tx, day),
    standings: await doorStandings(tx, day),
    customers: route === undefined ? null : await customersOn(tx, route),
  }));
}

export const GET = counted(file, { asksProof: true });
