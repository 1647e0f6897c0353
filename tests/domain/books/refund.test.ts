import fc from "fast-check";
import {
  coveredRefunds,
  disputeStatus,
  isRefundAlive,
  nextDisputeStatus,
  nextRefundStatus,
  refundStatus,
  REFUND_STATUSES,
  type RefundStatus,
} from "@/lib/domain/books/refund";

test.each<[RefundStatus, RefundStatus, RefundStatus]>([
  ["requested", "pending", "pending"],
  ["requested", "succeeded", "succeeded"],
  ["requested", "failed", "failed"],
  ["pending", "succeeded", "succeeded"],
  ["pending", "canceled", "canceled"],
  ["succeeded", "pending", "succeeded"],
  ["succeeded", "failed", "failed"],
  ["failed", "succeeded", "failed"],
  ["failed", "canceled", "failed"],
  ["canceled", "pending", "canceled"],
])("a refund that is %s and reported %s becomes %s", (current, reported, next) => {
  expect(nextRefundStatus(current, reported)).toBe(next);
});

test("reports of a refund end in the same status in any order and number", () => {
  const told = fc.array(fc.constantFrom<RefundStatus>("pending", "succeeded", "failed"), { minLength: 1 });
  fc.assert(
    fc.property(told, fc.infiniteStream(fc.nat()), (reports, chance) => {
      const shuffled = [...reports, ...reports]
        .map((report) => ({ report, place: chance.next().value }))
        .sort((a, b) => a.place - b.place)
        .map(({ report }) => report);
      const end = (list: RefundStatus[]) => list.reduce(nextRefundStatus, "requested");
      expect(end(shuffled)).toBe(end(reports));
    }),
  );
});

test("only what failed or was canceled has not been given back", () => {
  expect(REFUND_STATUSES.filter(isRefundAlive)).toEqual(["requested", "pending", "succeeded"]);
});

test("a status that nobody knows is a fault", () => {
  expect(REFUND_STATUSES.map(refundStatus)).toEqual(REFUND_STATUSES);
  expect(() => refundStatus("lost")).toThrow('unknown refund status "lost"');
  expect(["open", "won", "lost"].map(disputeStatus)).toEqual(["open", "won", "lost"]);
  expect(() => disputeStatus("failed")).toThrow('unknown dispute status "failed"');
});

test("a dispute is decided once", () => {
  expect(nextDisputeStatus("open", "open")).toBe("open");
  expect(nextDisputeStatus("open", "won")).toBe("won");
  expect(nextDisputeStatus("open", "lost")).toBe("lost");
  expect(nextDisputeStatus("won", "open")).toBe("won");
  expect(nextDisputeStatus("lost", "won")).toBe("lost");
});

describe("a refund that failed is made up for", () => {
  const second = (n: number) => new Date(Date.UTC(2026, 11, 1, 0, 0, n));
  /** In the order of their ids: amount, the second they were asked for, the second they failed. */
  const covered = (...refunds: [number, number, number?][]) =>
    coveredRefunds(
      refunds.map(([amount, asked, failed], index) => ({
        ...{ id: index + 1, amount, requestedAt: second(asked) },
        failedAt: failed === undefined ? null : second(failed),
      })),
    );

  test.each<[string, [number, number, number?][], number[]]>([
    ["by nothing yet", [[100, 1, 2]], []],
    [
      "by one refund of as much",
      [
        [100, 1, 2],
        [100, 3],
      ],
      [1],
    ],
    [
      "not by a part",
      [
        [100, 1, 2],
        [99, 3],
      ],
      [],
    ],
    [
      "by two parts",
      [
        [100, 1, 2],
        [40, 3],
        [60, 4],
      ],
      [1],
    ],
    [
      "not by one that was asked for before it failed",
      [
        [100, 1, 5],
        [100, 2],
      ],
      [],
    ],
    [
      "once: the older of two comes first",
      [
        [100, 1, 3],
        [100, 2, 4],
        [100, 5],
      ],
      [1],
    ],
    [
      "by the third try, and so was the second",
      [
        [100, 1, 2],
        [100, 3, 4],
        [100, 5],
      ],
      [1, 2],
    ],
    [
      "at one moment of the clock, in the order of asking",
      [
        [100, 1, 1],
        [100, 1],
      ],
      [1],
    ],
  ])("%s", (_, refunds, expected) => {
    expect(covered(...refunds)).toEqual(expected);
  });
});
