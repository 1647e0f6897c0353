import { Client, type QueryResultRow } from "pg";

/** Raw SQL on the test file's own database, as the owner or under an identity like those that lib/db.ts sets. */
export type Sql = {
  query: <R extends QueryResultRow = QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<R[]>;
  /** Runs in a transaction under an identity and rolls back, so that tests leave nothing behind. */
  as: <T>(identity: Identity, fn: () => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

export type Identity = {
  databaseRole?: "tiffin_guest" | "tiffin_customer" | "tiffin_staff" | "tiffin_system";
  userId?: number;
  role?: string;
  today?: string;
  /** The instant at which the identity acts; by default the morning of `today`, before the cutoff. */
  now?: string;
};

export async function connectSql(): Promise<Sql> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  // changes of days are made by who sees the latest, as the product's transactions do
  await client.query("SET default_transaction_isolation = 'read committed'");
  await client.query("SET datestyle = 'ISO, YMD'; SET timezone = 'UTC'"); // days and instants as the tests write them
  const query = async <R extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
    (await client.query<R>(text, [...values])).rows;
  return {
    query,
    close: () => client.end(),
    async as(identity, fn) {
      await query("BEGIN");
      try {
        await query(
          `SELECT set_config('role', $1, true), set_config('app.user_id', $2, true), set_config('app.role', $3, true),
                  set_config('app.today', $4, true), set_config('app.now', $5, true)`,
          [
            identity.databaseRole ?? "none",
            String(identity.userId ?? ""),
            identity.role ?? "",
            identity.today ?? "",
            identity.now ?? (identity.today ? `${identity.today}T07:00:00+05:30` : ""),
          ],
        );
        return await fn();
      } finally {
        await query("ROLLBACK");
      }
    },
  };
}

/**
 * Empties tables as only their owner can: triggers keep the product from rewriting what must never change, and are off
 * meanwhile. A table that refers to one of these must be named too.
 */
export async function emptyTables(...names: readonly string[]): Promise<void> {
  const sql = await connectSql();
  try {
    await sql.query("BEGIN");
    for (const name of names) await sql.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    await sql.query(`TRUNCATE ${names.join(", ")}`);
    for (const name of names) await sql.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
    await sql.query("COMMIT");
  } finally {
    await sql.close();
  }
}

/** The tables with what customers owe and have paid. */
export const MONEY_TABLES = [
  "complaints",
  "cases",
  "documents",
  "journal_lines",
  "journal_entries",
  "refunds",
  "disputes",
  "credits",
  "door_payments",
  "payment_logs",
  "payments",
  "bill_corrections",
  "bill_lines",
  "bills",
] as const;

/** The name of the constraint (or else the SQLSTATE) that refused a statement. @throws when nothing refused it. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof Error)
      return "constraint" in error && error.constraint ? String(error.constraint) : codeOf(error);
    throw error;
  }
  throw new Error("the database let it through");
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : error.message;
}
