import {
  archiveEnds,
  latestClosedYear,
  latestToPutAway,
  yearBefore,
  yearEnds,
} from "@/lib/domain/books/retention";
import { parsePlainDate as day, parsePlainMonth as month } from "@/lib/domain/plain-date";

test("a month of the audit log is put away a year after its end, and kept for eight more", () => {
  expect(latestToPutAway("audit_logs", month("2028-01"))).toBe("2026-12");
  expect(archiveEnds("audit_logs", month("2026-12"))).toBe("2036-01");
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

test.each([
  ["2027-12-16", "2026-12-16"],
  ["2028-03-01", "2027-03-01"],
  ["2028-02-29", "2027-02-28"],
  ["2029-02-28", "2028-02-28"],
])("a year before %s was %s", (today, then) => {
  expect(yearBefore(day(today))).toBe(then);
});
