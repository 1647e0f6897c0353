// Whose round a day's tiffins are: the stops of the routes that somebody drives, in their order.
import { randomUUID } from "node:crypto";
import { asStaff, asSystem, disconnect, toSqlDate } from "@/lib/db";
import { tiffinsOf } from "@/lib/domain/drive/round";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { keepActs } from "@/lib/features/drive/marks";
import { roundOf } from "@/lib/features/drive/round-queries";
import { at, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

const DAY = "2026-12-01";
const day = parsePlainDate(DAY);
const noon = at(DAY, "12:00");
const run = { startDate: "2026-11-20", endDate: "2026-12-31" };
const phone = randomUUID();

type Driver = Awaited<ReturnType<typeof makeStaff>>;
const round = (driver: Driver, of = day) => asStaff(driver, (tx) => roundOf(tx, driver, of), at(of, "12:00"));

async function mark(driver: Driver, tiffin: number, of = DAY, now = noon) {
  const act = { key: randomUUID(), day: of, phoneTime: now.toISOString(), kind: "mark", mark: "delivered" };
  const sent = { phone, sentAt: now.toISOString(), waiting: 0, acts: [{ ...act, tiffins: [tiffin] }] };
  const [result] = await asStaff(driver, (tx) => keepActs({ tx, now, staff: driver }, sent), now);
  return result?.outcome;
}

/** Two routes, each with its driver: two buildings on the first, the later one in the alphabet first; one on the second. */
async function twoRoutes() {
  const plan = await makePlan();
  const [anil, babu] = [await makeStaff("driver"), await makeStaff("driver")];
  const [north, south] = await asSystem((tx) =>
    tx.route.createManyAndReturn({
      data: [
        { name: `North ${anil.id}`, driverId: anil.id },
        { name: `South ${babu.id}`, driverId: babu.id },
      ],
    }),
  );
  if (!north || !south) throw new Error("no routes");
  const building = (name: string, routeId: number, position: number) => ({
    ...{ name: `${name} ${anil.id}`, area: "Vashi", routeId, position, guardNote: `Gate of ${name}` },
  });
  const buildings = await asSystem((tx) =>
    tx.building.createManyAndReturn({
      data: [building("Sagar", north.id, 1), building("Kiran", north.id, 2), building("Neel", south.id, 1)],
    }),
  );
  const flats = [
    ["B", "10"],
    ["B", "2"],
    ["A", "7"],
  ] as const;
  const tiffins: number[][] = [];
  for (const { id: buildingId } of buildings) {
    const own: number[] = [];
    for (const [wing, flat] of flats) {
      const customerId = await makeCustomer({ addr1: `${wing} ${flat}` });
      await asSystem((tx) =>
        tx.user.update({ where: { id: customerId }, data: { buildingId, wing, flat }, select: { id: true } }),
      );
      own.push(await makeSubscription({ customerId, plan, ...run }));
    }
    tiffins.push(own);
  }
  return { anil, babu, north, south, tiffins };
}

test("a driver sees the stops of the own route in its order, doors as one walks, with the guard's note", async () => {
  const { anil, babu } = await twoRoutes();
  const { stops } = await round(anil);
  expect(stops.map(({ name }) => name.split(" ")[0])).toEqual(["Sagar", "Kiran"]);
  expect(stops[0]?.doors.map(({ door }) => door)).toEqual(["A 7", "B 2", "B 10"]);
  expect(stops[0]?.note).toBe("Gate of Sagar");
  expect((await round(babu)).stops.map(({ name }) => name.split(" ")[0])).toEqual(["Neel"]);
});

test("a driver marks the own route alone, and the office any", async () => {
  const { anil, babu, tiffins } = await twoRoutes();
  const [[mine = 0] = [], , [theirs = 0] = []] = tiffins;
  expect(await mark(anil, mine)).toBe("kept");
  expect(await mark(anil, theirs)).toBe("refused");
  expect(await mark(babu, mine)).toBe("refused");
  expect(await mark(await makeStaff("owner"), theirs)).toBe("kept");
});

test("who drives another's route for a day has it that day, and marks it when the phone is back on the next", async () => {
  const { anil, babu, south, tiffins } = await twoRoutes();
  await asSystem((tx) =>
    tx.routeDay.create({ data: { routeId: south.id, day: toSqlDate(day), driverId: anil.id } }),
  );
  const [, , [theirs = 0, another = 0] = []] = tiffins;
  expect((await round(anil)).stops).toHaveLength(3);
  expect((await round(babu)).stops).toEqual([]);
  expect(await mark(babu, theirs)).toBe("refused");
  const morning = at("2026-12-02", "09:00");
  const tomorrow = await round(anil, parsePlainDate("2026-12-02"));
  expect(tomorrow.stops).toHaveLength(2);
  expect(await mark(anil, theirs, DAY, morning)).toBe("kept");
  expect(await mark(babu, another, DAY, morning)).toBe("refused");
});

test("a door whose building nobody has said is a stop of its own", async () => {
  const { anil } = await twoRoutes();
  await asSystem((tx) => tx.route.updateMany({ data: { isActive: false } }));
  const customerId = await makeCustomer({ addr1: "Plot 9" });
  const tiffin = await makeSubscription({ customerId, plan: await makePlan(), ...run });
  const { stops } = await round(anil);
  const own = stops.find((stop) => tiffinsOf(stop).some(({ id }) => id === tiffin));
  expect(own).toMatchObject({ name: "Plot 9", doors: [{ door: "", tiffins: [{ id: tiffin }] }] });
});
