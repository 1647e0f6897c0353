import { asCustomer, asStaff, disconnect } from "@/lib/db";
import { addDays, eachDay, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { areasOn, countsOn } from "@/lib/features/deliveries/counts";
import { doorsPage } from "@/lib/features/deliveries/doors-page";
import { listStops } from "@/lib/features/deliveries/queries";
import { PAGE_SIZE, type PageKey } from "@/lib/lists/paging";
import { at, makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";
import { addRandomCalendars, causesOn, type CountedRow } from "../../support/random-calendars";

const first = parsePlainDate("2027-03-25");
const days = eachDay(first, addDays(first, 80));
const now = at("2027-03-25", "06:00");

let office: Awaited<ReturnType<typeof makeStaff>>;
let known: Map<PlainDate, CountedRow[]>;

beforeAll(async () => {
  office = await makeStaff("support");
  for (const seed of [0.1, 0.7]) await addRandomCalendars(40, seed);
  known = await causesOn(days);
});

afterAll(disconnect);

/** How many rows there are of each kind, in an order of its own. */
function tally<T>(rows: readonly T[], kind: (row: T) => string, number: (row: T) => number = () => 1) {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(kind(row), (counts.get(kind(row)) ?? 0) + number(row));
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

test("counts of any day are those of its rows, one by one, as the domain sees them", async () => {
  const kind = ({ planName, area, cause }: Pick<CountedRow, "planName" | "area" | "cause">) =>
    `${planName}, ${area}, ${cause}`;
  const causes = new Set<string>();
  for (const day of days) {
    const rows = known.get(day) ?? [];
    rows.forEach(({ cause }) => causes.add(cause));
    const counted = await asStaff(office, (tx) => countsOn(tx, day), now);
    expect({ day, ...tally(counted, kind, ({ count }) => count) }).toEqual({ day, ...tally(rows, kind) });
  }
  expect([...causes].sort()).toEqual(["closed", "delivery", "paused", "skipped"]);
});

test("an area's tiffins and doors are those that are delivered there", async () => {
  for (const day of days) {
    const delivered = (known.get(day) ?? []).filter(({ cause }) => cause === "delivery");
    const doors = [...new Map(delivered.map((row) => [row.customerId, row])).values()];
    const areas = await asStaff(office, (tx) => areasOn(tx, day), now);
    expect({
      day,
      ...tally(
        areas,
        ({ area }) => area,
        ({ count }) => count,
      ),
    }).toEqual({
      day,
      ...tally(delivered, ({ area }) => area),
    });
    expect(
      tally(
        areas,
        ({ area }) => area,
        (one) => one.doors,
      ),
    ).toEqual(tally(doors, ({ area }) => area));
  }
});

test("a customer who asks counts own rows only", async () => {
  const plan = await makePlan();
  const [asking, other] = [await makeCustomer(), await makeCustomer()];
  for (const customerId of [asking, other]) {
    await makeSubscription({ customerId, plan, startDate: "2029-01-01", endDate: "2029-01-31" });
  }
  const day = parsePlainDate("2029-01-15");
  expect(await asCustomer(asking, (tx) => areasOn(tx, day), now)).toMatchObject([{ count: 1, doors: 1 }]);
});

describe("a round of many doors", () => {
  const day = parsePlainDate("2029-06-05");
  const perArea = { Airoli: 70, Digha: 20, Vashi: 45 };

  beforeAll(async () => {
    const plan = await makePlan();
    for (const [area, doors] of Object.entries(perArea)) {
      for (let n = 0; n < doors; n += 1) {
        const customerId = await makeCustomer({ area, addr1: `Flat ${(n * 37) % 50}` });
        await makeSubscription({ customerId, plan, startDate: "2029-06-01", endDate: "2029-06-30" });
      }
    }
  }, 60_000);

  const pageAt = (key: PageKey, area?: string) =>
    asStaff(office, (tx) => doorsPage(tx, day, { ...key, area }), now);
  const idsOf = ({ shown }: Awaited<ReturnType<typeof pageAt>>) =>
    shown.flatMap(({ stops }) => stops.map(({ customerId }) => customerId));

  test("is shown a page at a time, forwards and back, without a door too many or too few", async () => {
    const whole = await asStaff(office, (tx) => listStops(tx, day), now);
    const all = whole.flatMap(({ stops }) => stops.map(({ customerId }) => customerId));
    const pages = [await pageAt({})];
    for (let key = pages[0]?.after; key; key = pages.at(-1)?.after) pages.push(await pageAt({ after: key }));
    expect(pages.map((page) => idsOf(page).length)).toEqual([PAGE_SIZE, PAGE_SIZE, 35]);
    expect(pages.flatMap(idsOf)).toEqual(all);
    expect(pages.map(({ shown }) => shown.map(({ area, first: number }) => [area, number]))).toEqual([
      [["Airoli", 1]],
      [
        ["Airoli", 51],
        ["Digha", 71],
        ["Vashi", 91],
      ],
      [["Vashi", 101]],
    ]);
    const back = await pageAt({ before: pages[2]?.before ?? 0 });
    expect([idsOf(back), back.before, back.after]).toEqual([
      idsOf(pages[1] ?? back),
      pages[1]?.before,
      pages[1]?.after,
    ]);
    expect(pages[0]?.areas).toEqual(
      Object.entries(perArea).map(([area, doors]) => ({ area, count: doors, doors })),
    );
  });

  test("is shown whole where paper is wanted, wherever one was", async () => {
    const all = await asStaff(office, (tx) => listStops(tx, day), now);
    const asked = { whole: true, after: (await pageAt({})).after ?? 0 };
    const page = await asStaff(office, (tx) => doorsPage(tx, day, asked), now);
    expect(idsOf(page)).toEqual(all.flatMap(({ stops }) => stops.map(({ customerId }) => customerId)));
    expect(page).toMatchObject({ after: null, before: null });
  });

  test("of one area is paged by itself, and numbered from one", async () => {
    const page = await pageAt({}, "Vashi");
    expect(page).toMatchObject({
      after: null,
      before: null,
      shown: [{ area: "Vashi", first: 1, doors: 45 }],
    });
    expect(page.areas).toHaveLength(3);
    expect(await pageAt({}, "Karave")).toMatchObject({ shown: [], after: null, before: null });
  });

  test("whoever is on no round, or the last of it, opens a page that there is", async () => {
    const last = (await pageAt({ after: (await pageAt({})).after ?? 0 })).after ?? 0;
    const end = idsOf(await pageAt({ after: last })).at(-1) ?? 0;
    expect(idsOf(await pageAt({ after: end }))).toContain(end);
    expect(idsOf(await pageAt({ after: 2_000_000_000 }))).toEqual(idsOf(await pageAt({})));
  });
});
