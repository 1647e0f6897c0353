import { todayStage } from "@/lib/domain/days/today-stage";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { LUNCH, slotDeliveredBy, slotDeliveredFrom } from "@/lib/domain/slot";

const at = (time: string) => new Date(`2026-11-20T${time}:00+05:30`);
const hours = { from: at("11:00"), dueBy: at("14:00") };
const brought = { state: "on_the_way", at: at("11:40") } as const;

test.each([
  ["07:59", true, null, "coming"],
  ["08:01", false, null, "cooking"],
  ["10:59", false, null, "cooking"],
  ["11:00", false, null, "due"],
  ["14:00", false, null, "due"],
  ["14:01", false, null, "over"],
  ["14:01", true, null, "over"],
  ["11:45", false, brought, "on_the_way"],
  ["15:00", false, { state: "delivered", at: at("12:41") } as const, "delivered"],
])("at %s, changeable: %s, said: %j, it is %s", (now, isChangeable, said, stage) => {
  expect(todayStage({ isChangeable, brought: said, ...hours, now: at(now) })).toBe(stage);
});

test("lunch is at the doors from eleven to two", () => {
  const day = parsePlainDate("2026-11-20");
  expect([slotDeliveredFrom(LUNCH, day), slotDeliveredBy(LUNCH, day)]).toEqual([hours.from, hours.dueBy]);
});
