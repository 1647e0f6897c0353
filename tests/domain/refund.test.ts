import fc from "fast-check";
import {
  isRefundAlive,
  nextDisputeStatus,
  nextRefundStatus,
  REFUND_STATUSES,
  type RefundStatus,
} from "@/lib/domain/refund";

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

test("a dispute is decided once", () => {
  expect(nextDisputeStatus("open", "open")).toBe("open");
  expect(nextDisputeStatus("open", "won")).toBe("won");
  expect(nextDisputeStatus("open", "lost")).toBe("lost");
  expect(nextDisputeStatus("won", "open")).toBe("won");
  expect(nextDisputeStatus("lost", "won")).toBe("lost");
});
