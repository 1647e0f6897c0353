import fs from "node:fs";
import { Client } from "pg";
import { addMonths, firstDayOf, monthOf, parsePlainDate } from "@/lib/domain/plain-date";
import { inRoot } from "../../scripts/stack/paths.mjs";
import { withoutGuards } from "./guards";

/** When the loaded kitchen stands: in the morning of this day, with the bills of the twelve months before. */
export const LOADED_DAY = "2027-02-09";
const BILLED_MONTHS = 12;

export const LOADED_TABLES = [
  "plans",
  "menus",
  "users",
  "customer_plans",
  "closures",
  "paused_dates",
  "skipped_deliveries",
  "day_changes",
  "audit_logs",
  "bills",
  "bill_lines",
  "payments",
  "payment_logs",
  "stripe_events",
  "door_payments",
  "journal_entries",
  "journal_lines",
  "notifications",
] as const;

type Load = { customers: number; seed: number; onStep?: (step: string, seconds: number) => void };

/**
 * A kitchen's year in the empty, migrated database of `url`, whose owner is logged in: the same rows for the same number and
 * seed. All of it or nothing: it is one transaction. @throws when somebody is there already
 */
export async function loadYear(url: string, { customers, seed, onStep = () => {} }: Load): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const step = async (name: string, work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    onStep(name, (performance.now() - started) / 1_000);
  };
  try {
    await client.query("BEGIN");
    await begin(client, customers, seed);
    await withoutGuards(client, LOADED_TABLES, step, async () => {
      await step("people and subscriptions", () => client.query(sqlOf("people")));
      await step("days", () => client.query(sqlOf("days")));
      // without figures about what was just loaded, the joins below would be planned for empty tables
      await step("figures for the planner", () => client.query(analyze(["customer_plans", "paused_dates"])));
      for (let back = BILLED_MONTHS; back > 0; back -= 1) {
        const month = addMonths(monthOf(parsePlainDate(LOADED_DAY)), -back);
        await step(`bills of ${month}`, () =>
          client.query(sqlOf("bills").replaceAll("$month", firstDayOf(month))),
        );
      }
      await step("figures for the planner", () => client.query(analyze(["bills"])));
      await step("payments, books and letters", () => client.query(sqlOf("money")));
    });
    await step("dishes", () => client.query("SELECT read_all_dishes()"));
    await client.query("COMMIT");
    await step("figures for the planner", () => client.query(`VACUUM (ANALYZE) ${LOADED_TABLES.join(", ")}`));
  } finally {
    await client.end();
  }
}

const sqlOf = (name: string) => fs.readFileSync(inRoot("bench", "year", `${name}.sql`), "utf8");
const analyze = (tables: readonly string[]) => `ANALYZE ${tables.join(", ")}`;

async function begin(client: Client, customers: number, seed: number): Promise<void> {
  if (!Number.isSafeInteger(seed)) throw new Error(`the seed ${seed} is no whole number`);
  const { rows } = await client.query("SELECT 1 FROM users UNION ALL SELECT 1 FROM plans LIMIT 1");
  if (rows.length > 0) throw new Error("the database is not empty: a year is loaded into an empty one alone");
  await client.query(`
    SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL search_path = pg_catalog, public, pg_temp;
    SET LOCAL work_mem = '256MB'; SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL jit = off;
    SET LOCAL max_parallel_maintenance_workers = 1;
    SELECT set_config('bench.customers', '${customers}', true), set_config('app.now', '${LOADED_DAY}T00:30:00Z', true),
           set_config('app.today', '${LOADED_DAY}', true);
    -- nobody has cooked this year: its days are read as rows, not as sheets
    UPDATE installation SET sheets_since = '${LOADED_DAY}';
    CREATE FUNCTION pg_temp.chance(what text, id bigint, more bigint DEFAULT 0) RETURNS double precision LANGUAGE sql IMMUTABLE
    RETURN (hashint8extended(id * 100003 + more, hashtextextended(what, ${seed})) & 268435455)::double precision / 268435456;`);
}
