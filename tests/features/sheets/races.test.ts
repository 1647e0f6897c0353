// Customers who change a day in the last instant before its cutoff, while its sheet is made: each is on exactly one side. The same
// a thousand times: npm run drill:freeze.
import { disconnect } from "@/lib/db";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";
import { raceOn } from "@/proving/freeze/races";
import { makePlan } from "../../support/make";

const FIRST = parsePlainDate("2027-06-01");
const ROUNDS = 30;

afterAll(disconnect);

test("270 changes within a tenth of a second of the cutoff, against the sheet", async () => {
  const plan = await makePlan();
  let [accepted, refused] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { found, wanted, ...raced } of await raceOn(addDays(FIRST, round), plan, round)) {
      expect({ round, ...raced, ...found }).toEqual({ round, ...raced, ...wanted });
      if (raced.isDone) accepted += 1;
      else refused += 1;
    }
  }
  expect(accepted).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
}, 120_000);
