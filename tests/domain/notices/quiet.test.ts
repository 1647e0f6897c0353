import { isQuiet, QUIET_HOURS } from "@/lib/domain/notices/quiet";
import { instantAt } from "@/lib/domain/business-time";
import { parsePlainDate } from "@/lib/domain/plain-date";

const at = (time: string) => instantAt(parsePlainDate("2026-11-20"), time);

it.each([
  ["20:59", false],
  ["21:00", true],
  ["23:59", true],
  ["00:00", true],
  ["07:59", true],
  ["08:00", false],
  ["12:00", false],
])("over midnight, %s is quiet: %s", (time, quiet) => {
  expect(isQuiet(QUIET_HOURS, at(time))).toBe(quiet);
});

it.each([
  ["12:59", false],
  ["13:00", true],
  ["14:59", true],
  ["15:00", false],
])("within a day, %s is quiet: %s", (time, quiet) => {
  expect(isQuiet({ from: "13:00", to: "15:00" }, at(time))).toBe(quiet);
});
