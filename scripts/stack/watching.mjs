// What the embedded PostgreSQL says of itself: each statement's account, and those slower than a second with their plan in its log,
// without the values that people typed.
import fs from "node:fs";

const SLOW_MS = 1000;

export const watching = [
  "shared_preload_libraries=pg_stat_statements,auto_explain",
  "pg_stat_statements.max=2000",
  "pg_stat_statements.track_planning=off",
  `auto_explain.log_min_duration=${SLOW_MS}`,
  "auto_explain.log_parameter_max_length=0",
  "log_parameter_max_length=0",
  "log_parameter_max_length_on_error=0",
  "log_line_prefix=%m [%p] %a %u ",
];

const MB = 1_048_576;
const LOOKS_EVERY_MS = 60_000;

/**
 * Puts a log that holds `mostBytes` aside as `.before`. Its writer goes on in the same file, at its new beginning: PostgreSQL opened it
 * to append, and knows of nothing. A line written between the two steps is lost.
 * @param {string} file
 */
export function rollWritten(file, mostBytes = 32 * MB) {
  if (!fs.existsSync(file) || fs.statSync(file).size < mostBytes) return false;
  fs.copyFileSync(file, `${file}.before`);
  fs.chmodSync(`${file}.before`, 0o600);
  fs.truncateSync(file);
  return true;
}

/** Looks after the log of a server as long as this process lives. Returns what ends it. */
export function keepRolling(file) {
  const timer = setInterval(() => rollWritten(file), LOOKS_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
