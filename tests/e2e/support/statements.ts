import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { rows } from "./database";

/** What the web server sent to PostgreSQL while `fn` ran, one text per round trip, from PostgreSQL's own log. */
export async function statementsDuring(fn: () => Promise<unknown>): Promise<string[]> {
  const file = path.join(process.env.E2E_DATA_DIR ?? "", "logs", "postgres.log");
  const before = statSync(file).size;
  await fn();
  const written = readFileSync(file).subarray(before).toString("utf8");
  return [...written.matchAll(STATEMENT)].map(([, text = ""]) => text);
}

const WEB = "tiffintrack-web";
const STATEMENT = new RegExp(`^${WEB}\\|LOG:  (?:statement|execute [^:]*): (.*(?:\\n\\t.*)*)`, "gm");

/** Has PostgreSQL log each statement along with its client, until `stopWritingDown`. */
export async function writeDownStatements(): Promise<void> {
  await rows("alter system set log_line_prefix = '%a|'");
  await rows("alter system set log_statement = 'all'");
  await rows("select pg_reload_conf()");
}

export async function stopWritingDown(): Promise<void> {
  await rows("alter system reset log_line_prefix");
  await rows("alter system reset log_statement");
  await rows("select pg_reload_conf()");
}
