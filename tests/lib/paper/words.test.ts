import { createFormatter } from "next-intl";
import { counted, listed } from "@/lib/paper/words";

const format = createFormatter({ locale: "en", timeZone: "Asia/Kolkata" });

test("lists read as the language writes them, the first time and after", () => {
  const days = Array.from({ length: 31 }, (_, index) => String(index + 1));
  for (const length of [0, 1, 2, 3, 31, 3, 1]) {
    expect(listed(days.slice(0, length))).toBe(format.list(days.slice(0, length)));
  }
});

test("a number of days reads as any number", () => {
  for (const days of [0, 1, 31, 32, 1_234]) expect(counted(days)).toBe(format.number(days));
});
