import { instantAt } from "@/lib/domain/business-time";
import { dayOfLink, dishesIn, linkOfDay, remindedDay } from "@/lib/domain/notices/reminder";
import { parsePlainDate } from "@/lib/domain/plain-date";

const DAY = parsePlainDate("2026-11-30");

it("tells of tomorrow from eight in the evening on", () => {
  expect(remindedDay(new Date(instantAt(DAY, "20:00").getTime() - 1))).toBeNull();
  expect(remindedDay(instantAt(DAY, "20:00"))).toBe("2026-12-01");
  expect(remindedDay(instantAt(DAY, "23:59"))).toBe("2026-12-01");
  expect(remindedDay(instantAt(DAY, "00:00"))).toBeNull();
});

it("leads to the day in its month, and knows it again", () => {
  expect(linkOfDay(DAY)).toBe("/calendar?month=2026-11&day=2026-11-30");
  expect(dayOfLink(linkOfDay(DAY))).toBe(DAY);
  for (const other of [null, "/calendar?month=2026-11", "/bills/7", `https://evil.test${linkOfDay(DAY)}`])
    expect(dayOfLink(other)).toBeNull();
});

it.each([
  [[], ""],
  [["Chole", "Bharli Vangi"], "Chole, Bharli Vangi"],
  [["Chole", "Chole", "Dal"], "Chole, Dal"],
  [["Chole", "Bharli Vangi with jowar bhakri"], "Chole …"],
  [["Bharli Vangi with jowar bhakri"], "Bharli Vangi with jo"],
])("of %j as many as fit: %s", (dishes, said) => {
  expect(dishesIn(dishes, 20)).toBe(said);
});
