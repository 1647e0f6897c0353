import { NOT_DELIVERED_REASONS } from "@/lib/domain/drive/act";
import { isOurFault, missedAgain, type Missed } from "@/lib/domain/drive/missed";
import { parsePlainDate } from "@/lib/domain/plain-date";

const missed = (customerId: number, date: number, reason: Missed["reason"] = "nobody"): Missed => ({
  ...{ customerId, reason },
  day: parsePlainDate(`2026-12-${String(date).padStart(2, "0")}`),
});
const told = (list: Missed[]) =>
  missedAgain(list).map(({ latest, reason, days }) => [latest.customerId, reason, days.length, latest.day]);

test("a door with one reason on several days rises to the top, the most days first", () => {
  expect(
    told([
      ...[missed(1, 3), missed(1, 1)],
      ...[missed(2, 1, "gate"), missed(2, 2, "gate"), missed(2, 3, "gate"), missed(2, 4, "spilled")],
      ...[missed(3, 5), missed(3, 4)],
    ]),
  ).toEqual([
    [2, "gate", 3, "2026-12-03"],
    [3, "nobody", 2, "2026-12-05"],
    [1, "nobody", 2, "2026-12-03"],
  ]);
});

test("two tiffins of one day, or two reasons, are not the same again", () => {
  expect(told([missed(1, 1), missed(1, 1), missed(2, 1), missed(2, 2, "gate")])).toEqual([]);
  expect(told([missed(1, 1), missed(1, 2), missed(2, 2), missed(2, 1)])).toHaveLength(2);
});

test("ours are spilled, short and other; the door's are the rest", () => {
  expect(NOT_DELIVERED_REASONS.filter(isOurFault)).toEqual(["spilled", "short", "other"]);
});
