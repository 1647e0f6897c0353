import { openKitchen, type Kitchen } from "./kitchen";
import { playAll } from "./play-all";

let kitchen: Kitchen;

beforeAll(async () => {
  kitchen = await openKitchen();
}, 60_000);
afterAll(() => kitchen.close());

const HISTORIES = Number(process.env.HISTORIES ?? 200);

test("random histories of payments end as the rules say", async () => {
  const { failure } = await playAll(kitchen, { count: HISTORIES, seed: 20_261_121 });
  expect(failure).toBeNull();
}, 120_000);
