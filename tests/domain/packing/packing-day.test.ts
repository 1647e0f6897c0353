import { instantAt } from "@/lib/domain/business-time";
import { packingDay, packingSlot } from "@/lib/domain/packing/packing-day";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { LUNCH, type Slot } from "@/lib/domain/slot";

const day = parsePlainDate("2026-12-01");

test.each([
  [undefined, "2026-12-01"],
  ["2026-11-30", "2026-12-01"],
  ["2026-12-01", "2026-12-01"],
  ["2026-12-02", "2026-12-02"],
  ["2026-12-03", "2026-12-01"],
])("asked for %s, the papers are of %s", (asked, shown) => {
  expect(packingDay(asked === undefined ? undefined : parsePlainDate(asked), day)).toBe(shown);
});

const DINNER: Slot = {
  id: 2,
  name: "Dinner",
  terms: [{ ...LUNCH.terms[0], cutoff: { time: "15:00", isDayBefore: false } }],
};

test.each([
  ["06:00", undefined, "Lunch"],
  ["08:01", undefined, "Lunch"],
  ["15:01", undefined, "Dinner"],
  ["15:01", 1, "Lunch"],
  ["06:00", 2, "Dinner"],
  ["06:00", 9, "Lunch"],
])("at %s, asked for %s, %s is packed", (time, asked, name) => {
  expect(packingSlot([LUNCH, DINNER], asked, day, instantAt(day, time)).name).toBe(name);
});
