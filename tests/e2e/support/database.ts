import pg from "pg";

/** Looks into the product's database, bypassing its pages, as the login that may see all of it. */
export function rows<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> {
  return withClient(async (client) => (await client.query<T>(sql, values)).rows);
}

/** A single number or text: the first column of the first row. */
export async function valueOf(sql: string, values: unknown[] = []): Promise<unknown> {
  const [row] = await rows(sql, values);
  return row && Object.values(row)[0];
}

/** Runs several statements as if on that business day, all or none. */
export function onDay<T>(day: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(async (client) => {
    await client.query("begin");
    await client.query("select set_config('app.today', $1, true)", [day]);
    const result = await fn(client);
    await client.query("commit");
    return result;
  });
}

const BOOKS = [
  ...["users", "plans", "areas", "settings", "menus", "closures", "customer_plans", "paused_dates"],
  ...["skipped_deliveries", "bills", "bill_lines", "payments", "payment_logs", "cases", "audit_logs"],
];

/** The time of the last log-in doesn't count as an act: a test's own visitors log in as they come. */
const ROW = "(to_jsonb(row) - 'last_login_at')::text";

/**
 * The number of letters written; sending them, and making the links in some, is up to the worker and happens at any time.
 * Not counted: what a log-in from a new browser writes, and what the watch over refusals writes whenever it comes by.
 */
const LETTERS =
  "(select count(*)::text from notifications where channel = 'email' and coalesce(kind, '') not in ('newDevice', 'unusualActivity')) as mails";

/** A fingerprint of everything that people's presses change; if two are equal, nothing happened in between. */
export async function booksNow(): Promise<Record<string, unknown>> {
  const parts = BOOKS.map(
    (table) =>
      `(select md5(coalesce(string_agg(${ROW}, '|' order by ${ROW}), '')) from ${table} row) as ${table}`,
  );
  const [fingerprint = {}] = await rows(`select ${[...parts, LETTERS].join(", ")}`);
  return fingerprint;
}

async function withClient<T>(fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}
