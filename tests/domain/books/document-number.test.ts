import { documentNumber, doorReceiptNumber, seriesOf } from "@/lib/domain/books/document-number";
import { parsePlainDate } from "@/lib/domain/plain-date";

test.each([
  ["invoice", "2026-04-01", "INV/26-27"],
  ["invoice", "2027-03-31", "INV/26-27"],
  ["receipt", "2027-04-01", "RCT/27-28"],
  ["receipt", "2099-12-31", "RCT/99-00"],
] as const)("a %s of %s is of the series %s: a financial year begins in April", (kind, day, series) => {
  expect(seriesOf(kind, parsePlainDate(day))).toBe(series);
});

test.each([
  [1, "INV/26-27/00001"],
  [999_999, "INV/26-27/999999"],
])("number %i of a series is %s, at most 16 characters", (position, number) => {
  expect(documentNumber("INV/26-27", position)).toBe(number);
  expect(number.length).toBeLessThanOrEqual(16);
});

test.each([
  [7, "D-00007"],
  [123_456, "D-123456"],
])("payment %i at the door has the receipt %s", (id, number) => {
  expect(doorReceiptNumber(id)).toBe(number);
});
