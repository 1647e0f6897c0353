import { complaintsFrom, whyNoComplaint } from "@/lib/domain/complaints/complaint";
import { houseOf, repeatedDoors, type ComplaintAt } from "@/lib/domain/complaints/doors";
import { instantAt } from "@/lib/domain/business-time";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { LUNCH, type Slot } from "@/lib/domain/slot";

const DAY = parsePlainDate("2026-12-01");
const at = (day: string, time: string) => instantAt(parsePlainDate(day), time);
const between = (deliveredFrom: string, deliveredBy: string): Slot => ({
  ...LUNCH,
  terms: [{ ...LUNCH.terms[0], deliveredFrom, deliveredBy }],
});

test.each([
  ["11:00", "14:00", "13:30"],
  ["19:30", "21:00", "20:30"],
  ["07:00", "08:15", "07:45"],
  ["12:00", "12:20", "12:00"],
])("a tiffin that is to be there from %s until %s is complained of from %s", (first, last, from) => {
  const slot = between(first, last);
  expect(complaintsFrom(slot, DAY)).toEqual(at("2026-12-01", from));
  const earliest = complaintsFrom(slot, DAY).getTime();
  expect(whyNoComplaint(slot, DAY, new Date(earliest - 1))).toBe("too-early");
  expect(whyNoComplaint(slot, DAY, new Date(earliest))).toBeNull();
});

test("it may be said until the end of the second day after", () => {
  const midnight = at("2026-12-04", "00:00");
  expect(whyNoComplaint(LUNCH, DAY, new Date(midnight.getTime() - 1))).toBeNull();
  expect(whyNoComplaint(LUNCH, DAY, midnight)).toBe("too-late");
});

test.each([
  ["Flat 4, Sea Breeze", "Sea Breeze"],
  ["B-12, Silver Oak, Sector 9", "Silver Oak"],
  ["602, Om Sadan", "Om Sadan"],
  ["Wing B, 14, Gulmohar", "Gulmohar"],
  ["Flat 7", "Flat 7"],
  ["Sea Breeze", "Sea Breeze"],
  ["Sector 9 Market Road", "Sector 9 Market Road"],
  [", Laxmi Kunj", "Laxmi Kunj"],
])("the house of %s is %s", (addr1, house) => {
  expect(houseOf(addr1)).toBe(house);
});

test("houses with several complaints come with the most first, and say what of", () => {
  const of = (addr1: string, kind: ComplaintAt["kind"], area = "Vashi") => ({ addr1, area, kind });
  const doors = repeatedDoors([
    of("Flat 1, Sea Breeze", "late"),
    of("Flat 2, Sea Breeze", "missing"),
    of("Flat 9, sea breeze", "missing"),
    of("Flat 1, Sea Breeze", "missing", "Nerul"),
    of("3, Om Sadan", "wrong"),
    of("4, Om Sadan", "wrong"),
    of("1, Gulmohar", "spoiled"),
    of("2, Gulmohar", "spoiled"),
  ]);
  expect(doors).toEqual([
    {
      ...{ house: "Sea Breeze", area: "Vashi", count: 3 },
      kinds: [
        { kind: "missing", count: 2 },
        { kind: "late", count: 1 },
      ],
    },
    { house: "Gulmohar", area: "Vashi", count: 2, kinds: [{ kind: "spoiled", count: 2 }] },
    { house: "Om Sadan", area: "Vashi", count: 2, kinds: [{ kind: "wrong", count: 2 }] },
  ]);
});
