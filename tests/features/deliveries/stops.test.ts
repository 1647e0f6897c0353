import { asStaff, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { listStops } from "@/lib/features/deliveries/queries";
import { at, makeCustomer, makePause, makePlan, makeStaff, makeSubscription } from "../../support/make";

afterAll(disconnect);

const run = { startDate: "2026-11-20", endDate: "2026-11-30" };

test("lists doors by area, then address as people count, with every tiffin of a door", async () => {
  const [veg, jain] = [await makePlan({ name: "Veg Thali" }), await makePlan({ name: "Jain Thali" })];
  const people = [
    { fullname: "Anil Shah", area: "Vashi", addr1: "Flat 10, Sagar" },
    { fullname: "Meera Iyer", area: "Vashi", addr1: "Flat 2, Sagar" },
    { fullname: "John Dsouza", area: "Nerul", addr1: "Flat 1, Kiran" },
    { fullname: "Paused Person", area: "Nerul", addr1: "Flat 2, Kiran" },
  ];
  for (const given of people) {
    const customerId = await makeCustomer(given);
    await makeSubscription({ customerId, plan: veg, ...run });
    if (given.fullname === "Meera Iyer") {
      await makeSubscription({ customerId, plan: veg, ...run });
      await makeSubscription({ customerId, plan: jain, ...run });
    }
    if (given.fullname === "Paused Person") await makePause(customerId, "2026-11-24");
  }
  const driver = await makeStaff("driver");
  const areas = await asStaff(
    driver,
    (tx) => listStops(tx, parsePlainDate("2026-11-24")),
    at("2026-11-24", "07:00"),
  );
  expect(areas.map(({ area, stops }) => [area, stops.map(({ fullname }) => fullname)])).toEqual([
    ["Nerul", ["John Dsouza"]],
    ["Vashi", ["Meera Iyer", "Anil Shah"]],
  ]);
  expect(areas[1]?.stops[0]).toMatchObject({
    count: 3,
    plans: [
      { name: "Jain Thali", count: 1 },
      { name: "Veg Thali", count: 2 },
    ],
  });
});

test("is empty on a day without deliveries", async () => {
  const driver = await makeStaff("driver");
  const areas = await asStaff(
    driver,
    (tx) => listStops(tx, parsePlainDate("2020-01-01")),
    at("2026-11-24", "07:00"),
  );
  expect(areas).toEqual([]);
});
