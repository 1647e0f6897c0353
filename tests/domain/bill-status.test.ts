import { billStatus, dueDateOf } from "@/lib/domain/bill-status";
import { parsePlainDate } from "@/lib/domain/plain-date";

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
