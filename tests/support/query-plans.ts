// How PostgreSQL would find what the product asks for, at a hundred thousand customers: without a hundred thousand customers.
import { Client } from "pg";
import { z } from "zod";

const planSchema = z.object({
  "Node Type": z.string(),
  "Total Cost": z.number(),
  "Relation Name": z.string().optional(),
  get Plans() {
    return z.array(planSchema).optional();
  },
});
type Plan = z.output<typeof planSchema>;

const explainedSchema = z.array(z.object({ Plan: planSchema }));

const asked = Client.prototype.query;
const READS = /^\s*(?:SELECT|WITH)\b/i;

type Sent = { text: string; values: unknown };

/** What pg was handed: a text with values, or an object with both. */
function sentIn([first, second]: readonly unknown[]): Sent | null {
  if (typeof first === "string") return { text: first, values: second };
  const { data } = z.object({ text: z.string(), values: z.unknown() }).safeParse(first);
  return data ? { text: data.text, values: data.values } : null;
}

type Found = { table: string; statement: string };

let plans: Promise<Found[]>[] | null = null;

jest.spyOn(Client.prototype, "query").mockImplementation(function (this: Client, ...args: unknown[]) {
  const sent = sentIn(args);
  if (plans && sent && READS.test(sent.text)) plans.push(explain(this, sent));
  const answer: unknown = Reflect.apply(asked, this, args);
  return answer;
});

/**
 * The tables that PostgreSQL would read from end to end for what `read` asks, each with the statement: every statement is
 * explained on its own connection, in its own transaction, with its values and under its own role, just before it is sent.
 */
export async function wholeReads(read: () => Promise<unknown>): Promise<Found[]> {
  const own: Promise<Found[]>[] = [];
  plans = own;
  try {
    await read();
  } finally {
    plans = null;
  }
  return (await Promise.all(own)).flat();
}

/** A statement that comes again gets one plan for all values, as soon as PostgreSQL takes that for the cheaper one. */
async function explain(client: Client, { text, values }: Sent): Promise<Found[]> {
  const own = await planOf(client, `EXPLAIN (FORMAT JSON) ${text}`, values);
  const forAll = await planOf(client, `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`);
  const plans = forAll["Total Cost"] < own["Total Cost"] ? [own, forAll] : [own];
  return [...new Set(plans.flatMap(scannedIn))].map((table) => ({ table, statement: text }));
}

async function planOf(client: Client, text: string, values: unknown = []): Promise<Plan> {
  const answer: unknown = await Reflect.apply(asked, client, [text, values]);
  const { rows } = z.object({ rows: z.array(z.record(z.string(), z.unknown())) }).parse(answer);
  const [explained] = explainedSchema.parse(rows[0]?.["QUERY PLAN"]);
  if (!explained) throw new Error(`not explained: ${text}`);
  return explained.Plan;
}

function scannedIn(plan: Plan): string[] {
  const own = plan["Node Type"] === "Seq Scan" && plan["Relation Name"] ? [plan["Relation Name"]] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scannedIn)];
}

/**
 * Has the planner take the tables, whose columns were just analysed, for `times` as large. It takes the size of the file as it
 * is, and the rows per page from its figures: those are raised. What has more values the more rows there are keeps that
 * proportion, and no value of it is more common than another.
 */
export async function pretendLarger(url: string, tables: readonly string[], times: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const table of tables) await client.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
    await client.query(
      `UPDATE pg_statistic s SET stadistinct = CASE WHEN stadistinct > 0 THEN -stadistinct / c.reltuples ELSE stadistinct END,
         stakind1 = CASE stakind1 WHEN 1 THEN 0 ELSE stakind1 END, stakind2 = CASE stakind2 WHEN 1 THEN 0 ELSE stakind2 END
       FROM pg_class c WHERE c.oid = s.starelid AND c.oid = ANY ($1::regclass[]) AND c.reltuples > 0
         AND (stadistinct < 0 OR stadistinct > 60)`,
      [tables],
    );
    await client.query(
      `UPDATE pg_class SET reltuples = reltuples * $2 WHERE reltuples > 0 AND (oid = ANY ($1::regclass[])
         OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = ANY ($1::regclass[])))`,
      [tables, times],
    );
  } finally {
    await client.end();
  }
}
