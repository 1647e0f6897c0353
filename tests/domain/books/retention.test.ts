import { archiveEnds, latestClosedYear, latestToPutAway, yearEnds } from "@/lib/domain/books/retention";
import { parsePlainMonth as month } from "@/lib/domain/plain-date";

test("a month of the audit log is put away a year after its end, and kept for eight more", () => {
  expect(latestToPutAway(month("2028-01"))).toBe("2026-12");
  expect(archiveEnds(month("2026-12"))).toBe("2036-01");
});

test.each([
  ["2027-04", "2025-04"],
  ["2027-05", "2026-04"],
  ["2028-04", "2026-04"],
  ["2028-05", "2027-04"],
])("on the first of %s the latest closed financial year is the one from %s", (now, april) => {
  expect(latestClosedYear(month(now))).toBe(april);
});

test("a financial year may go after eight more", () => {
  expect(yearEnds(month("2026-04"))).toBe("2035-04");
});
