import {
  closedBefore,
  UNDO_DAYS,
  erasedFrom,
  unusedSince,
  whyNotClosed,
  type OpenThings,
} from "@/lib/domain/closing";

const NOTHING: OpenThings = {
  isRunning: false,
  isUnbilled: false,
  isUnpaid: false,
  isMoneyUnderWay: false,
  credit: 0,
};

test.each<[Partial<OpenThings>, string | null]>([
  [{}, null],
  [{ credit: 1 }, "credit-left"],
  [{ credit: 1, isMoneyUnderWay: true }, "money-under-way"],
  [{ isMoneyUnderWay: true, isUnbilled: true }, "not-billed-yet"],
  [{ isUnbilled: true, isUnpaid: true }, "still-unpaid"],
  [{ isRunning: true, isUnpaid: true }, "still-running"],
])("an account with %j can be closed: %s", (open, reason) => {
  expect(whyNotClosed({ ...NOTHING, ...open })).toBe(reason);
});

test("it can be had back for thirty days to the instant", () => {
  const closedAt = new Date("2026-11-29T06:00:00.000Z");
  expect(erasedFrom(closedAt).toISOString()).toBe("2026-12-29T06:00:00.000Z");
  expect(closedBefore(erasedFrom(closedAt))).toEqual(closedAt);
  expect(UNDO_DAYS).toBe(30);
});

test("an account that nobody proved and nobody used is due after sixty days", () => {
  expect(unusedSince(new Date("2026-12-31T10:00:00.000Z"))).toEqual(new Date("2026-11-01T10:00:00.000Z"));
});
