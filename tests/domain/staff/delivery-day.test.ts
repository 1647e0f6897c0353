import { daysSeenBy, shownDay } from "@/lib/domain/staff/delivery-day";
import { parsePlainDate } from "@/lib/domain/plain-date";

const today = parsePlainDate("2026-11-30");

test.each([
  ["driver", undefined, "2026-11-30"],
  ["driver", "2026-11-30", "2026-11-30"],
  ["driver", "2026-12-01", "2026-12-01"],
  ["driver", "2026-11-29", "2026-11-30"],
  ["driver", "2026-12-02", "2026-11-30"],
  ["admin", "2026-11-29", "2026-11-29"],
  ["owner", "2027-11-29", "2027-11-29"],
  ["owner", undefined, "2026-11-30"],
] as const)("%s, who asks for %s, is shown %s", (role, asked, shown) => {
  expect(shownDay(role, asked && parsePlainDate(asked), today)).toBe(shown);
});

test("the office sees every day, a driver two", () => {
  expect(daysSeenBy("admin", today)).toBeNull();
  expect(daysSeenBy("driver", today)).toEqual({ first: "2026-11-30", last: "2026-12-01" });
});
