// The short form of npm run drill:retention: two years and a bit, in which all but the archives' own end comes.
import { disconnect } from "@/lib/db";
import { liveMonths } from "@/proving/retention/nine-years";

afterAll(disconnect);

test("what is kept, put away, copied and erased is so on its day and not before", async () => {
  const { asked, wrong, counts } = await liveMonths(19);
  expect(wrong).toEqual([]);
  expect(asked).toBe(208);
  expect(counts).toEqual({
    audit: 6,
    archives: 0,
    lines: 13,
    faults: 6,
    letters: 7,
    sessions: 19,
    told: 16,
    copies: 0,
    estimates: 0,
    estimatesAway: 0,
  });
}, 240_000);
