// The short form of npm run drill:retention: two years and a bit, in which all but the archives' own end comes.
import { disconnect } from "@/lib/db";
import { liveMonths } from "@/proving/retention/nine-years";

afterAll(disconnect);

test("what is kept, put away, copied and erased is so on its day and not before", async () => {
  const { asked, wrong, counts } = await liveMonths(19);
  expect(wrong).toEqual([]);
  expect(asked).toBe(75);
  expect(counts).toEqual({
    audit: 6,
    archives: 0,
    lines: 12,
    faults: 6,
    letters: 7,
    sessions: 18,
    copies: 0,
  });
}, 240_000);
