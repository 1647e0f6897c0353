import { toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { EXPORT_LIMIT, PAGE_SIZE, type PageKey } from "@/lib/lists/paging";
import { areasOn, type AreaCount } from "./counts";
import { byAddress, byArea, listStops, type AreaStops, type Stop } from "./queries";

/** An area with the doors of it that are on the page. `first`: the number of the first of them on the whole round. */
export type AreaOnPage = AreaStops & AreaCount & { first: number };

/** A page of a day's round, what there is in every area, and the keys of the neighbouring pages. */
export type DoorsPage = {
  areas: AreaCount[];
  shown: AreaOnPage[];
  after: number | null;
  before: number | null;
};

/** `whole`: all doors at once, as for paper. */
type Asked = PageKey & { area?: string | undefined; whole?: boolean };

/**
 * The doors of a day, in one area or all, a page at a time: only the areas that the page touches are read door by door. A key
 * is the customer of the door before the page, or after it.
 */
export async function doorsPage(
  tx: Tx,
  day: PlainDate,
  { area, whole = false, ...key }: Asked,
): Promise<DoorsPage> {
  const size = whole ? EXPORT_LIMIT : PAGE_SIZE;
  const areas = (await areasOn(tx, day)).sort(byArea);
  const round: Round = {
    areas: withFirst(areas.filter((one) => area === undefined || one.area === area)),
    stopsIn: reader(tx, day),
  };
  const length = round.areas.reduce((sum, { doors }) => sum + doors, 0);
  const asked = whole ? 0 : await positionOf(tx, day, round, key);
  const from = asked < length ? asked : Math.max(0, length - size);
  const shown = await slice(round, from, from + size);
  const doors = shown.flatMap(({ stops }) => stops);
  return {
    areas,
    shown,
    after: from + size < length ? (doors.at(-1)?.customerId ?? null) : null,
    before: from > 0 ? (doors.at(0)?.customerId ?? null) : null,
  };
}

type Placed = AreaCount & { first: number };

/** `first`: how many doors of the round lie before the area. */
type Round = {
  areas: readonly Placed[];
  stopsIn: (areas: readonly string[]) => Promise<ReadonlyMap<string, Stop[]>>;
};

function withFirst(areas: readonly AreaCount[]): Placed[] {
  let first = 0;
  return areas.map((area) => {
    const placed = { ...area, first };
    first += area.doors;
    return placed;
  });
}

/** Reads the doors of areas in one statement, and none of them again. */
function reader(tx: Tx, day: PlainDate): Round["stopsIn"] {
  const read = new Map<string, Stop[]>();
  return async (areas) => {
    const missing = areas.filter((area) => !read.has(area));
    const found = missing.length > 0 ? await listStops(tx, day, { areas: missing }) : [];
    for (const { area, stops } of found) read.set(area, stops);
    return read;
  };
}

/** How many doors lie before the page; 0 when its key is on no round. */
async function positionOf(tx: Tx, day: PlainDate, round: Round, { after, before }: PageKey): Promise<number> {
  const customerId = after ?? before;
  if (customerId === undefined) return 0;
  const door = await doorOf(tx, day, customerId);
  const place = round.areas.find(({ area }) => area === door?.area);
  if (!door || !place) return 0;
  // somebody who paused meanwhile still has a place between the others
  const stops = (await round.stopsIn([place.area])).get(place.area) ?? [];
  const order = stops.map((stop) => byAddress(stop, { customerId, ...door }));
  if (after !== undefined) return place.first + order.filter((way) => way <= 0).length;
  return Math.max(0, place.first + order.filter((way) => way < 0).length - PAGE_SIZE);
}

type Door = { area: string; addr1: string; addr2: string | null };

/** Where a customer's tiffins go: as the day's sheet has it, where they said for that day, or where they live now. */
async function doorOf(tx: Tx, day: PlainDate, customerId: number): Promise<Door | undefined> {
  const [door] = await tx.$queryRaw<Door[]>`
    SELECT area, addr1, addr2 FROM (
      SELECT 1 AS turn, coalesce(s.area, '') AS area, coalesce(s.addr1, '') AS addr1, s.addr2 FROM sheet_tiffins s
      WHERE s.day = ${toSqlDate(day)}::date AND s.customer_id = ${customerId}
      UNION ALL SELECT 2, e.area, e.addr1, e.addr2 FROM day_addresses e
      WHERE e.day = ${toSqlDate(day)}::date AND e.customer_id = ${customerId}
      UNION ALL SELECT 3, u.area, u.addr1, u.addr2 FROM users u WHERE u.id = ${customerId}) AS known
    ORDER BY turn LIMIT 1`;
  return door;
}

async function slice({ areas, stopsIn }: Round, from: number, to: number): Promise<AreaOnPage[]> {
  const touched = areas.filter(({ first, doors }) => first < to && first + doors > from);
  const stops = await stopsIn(touched.map(({ area }) => area));
  return touched.map(({ first, ...area }) => {
    const passed = Math.max(0, from - first);
    const shown = stops.get(area.area)?.slice(passed, to - first) ?? [];
    return { ...area, stops: shown, first: first + passed + 1 };
  });
}
