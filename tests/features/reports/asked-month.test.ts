import { reportFilterSchema } from "@/lib/features/reports/schema";

test.each([
  ["2026-11", "2026-11"],
  ["1000-01", undefined],
  ["9999-12", undefined],
  ["soon", undefined],
])("a report is asked for by a month in which there may be bills: %s", (month, wanted) => {
  expect(reportFilterSchema.parse({ month })).toEqual({ month: wanted });
});
