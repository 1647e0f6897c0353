import { inTurns, slowerThanKept, tableOf, type Task } from "@/bench/table";

const task = (name: string, most: number, ...ratios: number[]): Task => ({
  task: name,
  limit: "pg alone",
  most,
  turns: ratios.map((ratio) => ({ ours: 10 * ratio, limit: 10 })),
});

test("a task stands beside its limit with the middle of its turns, their spread and what is wanted", () => {
  const [head, kitchen, bills] = tableOf([task("kitchen", 1.2, 1, 3, 1.1), task("bills", 1.5, 2, 1.6, 4)]);
  expect(head).toBe("task     limit     ours     limit    ratio  spread     wanted");
  expect(kitchen).toBe("kitchen  pg alone  11.0 ms  10.0 ms  1.10   1.00-3.00  1.20    reached");
  expect(bills).toBe("bills    pg alone  20.0 ms  10.0 ms  2.00   1.60-4.00  1.50    not reached");
});

test("a task is slower than kept when its best turn is by 30 %", () => {
  const slower = (kept: number) => slowerThanKept([task("bills", 1.5, 9, 2.6, 3)], { bills: kept });
  expect(slower(2)).toEqual([]);
  expect(slower(1.9)).toEqual(["bills: 2.60 times its limit at best, and 1.9 were kept"]);
});

test("a task without a kept ratio is named", () => {
  expect(slowerThanKept([task("bills", 1.5, 1)], {})).toEqual([
    "bills: no ratio is kept in bench/ratios.json",
  ]);
});

test("both are measured in turns, after one that only warms up", async () => {
  const done: string[] = [];
  const note = (what: string) => async () => void done.push(what);
  const turns = await inTurns(note("ours"), note("limit"), 2);
  expect(turns).toHaveLength(5);
  expect(done).toHaveLength(24);
  expect(done.slice(0, 6)).toEqual(["ours", "ours", "limit", "limit", "ours", "ours"]);
});
