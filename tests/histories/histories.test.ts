import { checkBooks } from "@/lib/features/proof/check";
import { systemFlow } from "../support/bills";
import { clock } from "@/proving/histories/clock";
import { openKitchen, type Kitchen } from "@/proving/histories/kitchen";
import { playAll } from "@/proving/histories/play-all";

const HISTORIES = Number(process.env.HISTORIES ?? 60);
const SEED = Number(process.env.HISTORY_SEED ?? 20_261_121);
const LONGEST_DAYS = 10_000;

let kitchen: Kitchen;

beforeAll(async () => {
  kitchen = await openKitchen(HISTORIES);
}, 60_000);
afterAll(() => kitchen.close());

test("random histories of payments end as the rules say, and the books prove it", async () => {
  const { failure } = await playAll(kitchen, { count: HISTORIES, seed: SEED });
  expect(failure).toBeNull();
  const { isComplete, differences } = await checkBooks(systemFlow(clock.now()), LONGEST_DAYS);
  expect({ isComplete, differences }).toEqual({ isComplete: true, differences: [] });
}, 400_000);
