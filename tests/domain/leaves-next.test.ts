import { instantAt } from "@/lib/domain/business-time";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { leavesNext, LUNCH } from "@/lib/domain/slot";
import { BREAKFAST, DINNER, startingOn } from "./kitchen-slots";

describe("the meal that leaves next", () => {
  const asked = parsePlainDate("2026-11-24");

  test.each([
    ["00:00", "Breakfast"],
    ["06:59", "Breakfast"],
    ["07:00", "Lunch"],
    ["10:59", "Lunch"],
    ["11:00", "Dinner"],
    ["23:59", "Dinner"],
  ])("at %s is %s, in whatever order they stand", (time, name) => {
    const now = instantAt(asked, time);
    expect(leavesNext([DINNER, LUNCH, BREAKFAST], asked, now).name).toBe(name);
    expect(leavesNext([BREAKFAST, LUNCH, DINNER], asked, now).name).toBe(name);
  });

  test("is the only one that there is", () => {
    expect(leavesNext([LUNCH, startingOn(DINNER, "2026-12-01")], asked, instantAt(asked, "20:00"))).toBe(
      LUNCH,
    );
  });
});
