// The lengths of time by which the product is watched, for tests/features/windows.test.ts.
const OWN_TEST = "both its edges stand in the tests of its own room";
const A_PATIENCE = "how long something is waited for; nobody's act hangs on its last instant";
const A_UNIT = "a unit of time, of which the windows are made";

export const LENGTHS_OF_WATCHING: Readonly<Record<string, string>> = {
  "features/system/patterns.ts KNOWN_COUNTRY_DAYS": OWN_TEST,
  "features/system/patterns.ts LOOKED_BACK_HOURS": OWN_TEST,
  "features/watch/alarms.ts HOUR_MS": A_UNIT,
  "features/watch/machine-alarms.ts LATE_SECONDS": OWN_TEST,
  "process/figures.ts FRESH_SECONDS": OWN_TEST,
  "process/figures.ts SAID_EVERY_MS": A_PATIENCE,
  "process/heartbeat.ts SILENT_SECONDS": OWN_TEST,
  "process/slow-statements.ts SAME_AGAIN_MS": OWN_TEST,
  "process/slow-statements.ts SLOW_MS": OWN_TEST,
  "process/statements.ts KEPT_MINUTES": OWN_TEST,
  "process/statements.ts MINUTE_MS": A_UNIT,
};
