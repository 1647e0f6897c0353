import {
  billStatus,
  dueDateOf,
  expectedDueDate,
  inOrderToPay,
  mostUrgentOf,
  owedOf,
} from "@/lib/domain/books/bill-status";
import { paise } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";

const dueDate = parsePlainDate("2026-12-07");
const on = (day: string) => parsePlainDate(day);

describe("the status of a bill", () => {
  it.each([
    ["2026-11-30", false, "unpaid"],
    ["2026-12-07", false, "unpaid"],
    ["2026-12-08", false, "overdue"],
    ["2026-12-08", true, "paid"],
    ["2026-11-30", true, "paid"],
  ] as const)("on %s with paid = %s is %s when due on 7 Dec", (today, isPaid, status) => {
    expect(billStatus({ isPaid, dueDate }, on(today))).toBe(status);
  });

  it("is due as many days after it was issued as the setting says", () => {
    expect(dueDateOf(on("2026-12-01"), 7)).toBe("2026-12-08");
    expect(dueDateOf(on("2026-12-28"), 7)).toBe("2027-01-04");
  });
});

describe("several bills in the order to pay", () => {
  const bill = (id: string, dueOn: string, isPaid = false, obstacle: string | null = null) => ({
    ...{ id, isPaid, obstacle },
    dueDate: on(dueOn),
    month: parsePlainMonth(id),
  });
  const bills = [
    bill("2026-11", "2026-12-07"),
    bill("2026-10", "2026-11-07"),
    bill("2026-08", "2026-09-07", true),
    bill("2026-09", "2026-10-07", false, "set-aside"),
    bill("2026-07", "2026-11-07", false, "pay-at-door"),
  ];

  it("begin with what is due first, and end with what is paid", () => {
    expect(inOrderToPay(bills).map(({ id }) => id)).toEqual([
      "2026-09",
      "2026-07",
      "2026-10",
      "2026-11",
      "2026-08",
    ]);
  });

  it("have one to pay before the others: the first overdue one that can be paid", () => {
    expect(mostUrgentOf(inOrderToPay(bills), on("2026-12-01"))?.id).toBe("2026-10");
    expect(mostUrgentOf(inOrderToPay(bills), on("2026-10-07"))).toBeUndefined();
  });
});

describe("what is owed over several bills", () => {
  const today = on("2026-12-08");
  const bill = (open: number, dueOn: string, isPaid = false) => ({
    open: paise(open),
    dueDate: on(dueOn),
    isPaid,
  });

  it("is what is due and what is overdue, and nothing of what is paid", () => {
    const bills = [bill(746_000, "2026-12-07"), bill(700_050, "2026-12-08"), bill(0, "2026-11-07", true)];
    expect(owedOf(bills, today)).toEqual({ open: 1_446_050, due: 700_050, overdue: 746_000 });
    expect(owedOf([], today)).toEqual({ open: 0, due: 0, overdue: 0 });
  });
});

test("the bill of a month that still runs is due a week into the next one", () => {
  expect(expectedDueDate(parsePlainMonth("2026-12"), 7)).toBe("2027-01-08");
});
