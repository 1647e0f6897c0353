import { instantAt } from "@/lib/domain/business-time";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { isCutoffNear, LUNCH, type Slot } from "@/lib/domain/slot";
import { BREAKFAST } from "./kitchen-slots";

describe("a cutoff is near", () => {
  const isNear = (slots: readonly Slot[], day: string, time: string, more = 0) =>
    isCutoffNear(slots, new Date(instantAt(parsePlainDate(day), time).getTime() + more));

  test.each([
    ["a minute before it", "07:59", 0, true],
    ["a millisecond earlier", "07:59", -1, false],
    ["at it", "08:00", 0, true],
    ["a millisecond after it", "08:00", 1, false],
  ])("%s: %s and %s ms", (_when, time, more, near) => {
    expect(isNear([LUNCH], "2026-11-24", time, more)).toBe(near);
  });

  test("also of tomorrow's breakfast, this evening", () => {
    const { time, isDayBefore } = BREAKFAST.terms[0].cutoff;
    expect(isDayBefore).toBe(true);
    expect(isNear([BREAKFAST], "2026-11-24", time)).toBe(true);
    expect(isNear([LUNCH], "2026-11-24", time)).toBe(false);
    expect(isNear([], "2026-11-24", "08:00")).toBe(false);
  });
});
