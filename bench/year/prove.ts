import { PrismaPg } from "@prisma/adapter-pg";
import { Client } from "pg";
import { PrismaClient } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { closeMonths } from "@/lib/features/books/closings";
import { checkOwn } from "@/lib/features/proof/own-check";
import { differenceInWords } from "@/lib/features/proof/difference";
import { replayBills } from "@/lib/features/proof/replay";
import { LOADED_DAY } from "./load-year";

/** What the triggers of the tables hold, asked of all rows at once: each answers with how many are wrong. */
const RULES: readonly (readonly [string, string])[] = [
  [
    "a bill that is not the sum of its lines",
    `SELECT 1 FROM bills b LEFT JOIN bill_lines l ON l.bill_id = b.id GROUP BY b.id
     HAVING (b.total_days, b.paused_days, b.billable_days, b.amount) IS DISTINCT FROM
       (sum(l.total_days), sum(l.paused_days), sum(l.billable_days), sum(l.amount))`,
  ],
  [
    "a payment of another customer's bill",
    `SELECT 1 FROM (SELECT bill_id, customer_id FROM payments UNION ALL SELECT bill_id, customer_id FROM payment_logs
       UNION ALL SELECT bill_id, customer_id FROM door_payments) p
     JOIN bills b ON b.id = p.bill_id WHERE b.customer_id <> p.customer_id`,
  ],
  [
    "a subscription at another rate than its plan's",
    "SELECT 1 FROM customer_plans s JOIN plans p ON p.id = s.plan_id WHERE s.daily_rate <> p.daily_rate OR NOT p.is_active",
  ],
  [
    "a dish that no text of a plan or a menu says, or that none keeps",
    `WITH texts (kind, id, items) AS (SELECT 'plan', id, items FROM plans UNION ALL SELECT 'menu', id, items FROM menus),
     said AS (SELECT t.kind, t.id, e.place::int AS position, d.key, d.quantity, d.unit FROM texts t
       CROSS JOIN LATERAL jsonb_array_elements_text(t.items::jsonb) WITH ORDINALITY AS e (line, place)
       CROSS JOIN LATERAL dish_line(e.line) AS d),
     kept AS (SELECT 'plan', plan_id, position::int, spelling, quantity, unit FROM plan_dishes
       UNION ALL SELECT 'menu', menu_id, position::int, spelling, quantity, unit FROM menu_dishes)
     (TABLE said EXCEPT ALL TABLE kept) UNION ALL (TABLE kept EXCEPT ALL TABLE said)`,
  ],
  ["a role that differs from is_admin", "SELECT 1 FROM users WHERE is_admin <> (role IN ('admin', 'owner'))"],
  [
    "a day that differs from its history",
    `SELECT 1 FROM (
       (SELECT 'end' AS kind, customer_id, id AS subscription_id, end_date AS day FROM customer_plans
        UNION ALL SELECT 'pause', customer_id, NULL, pause_date FROM paused_dates
        UNION ALL SELECT 'skip', s.customer_id, s.id, k.skip_date FROM skipped_deliveries k JOIN customer_plans s ON s.id = k.subscription_id
        UNION ALL SELECT 'closure', NULL, NULL, closure_date FROM closures)
       EXCEPT ALL
       (SELECT kind, customer_id, subscription_id, day FROM day_changes
        GROUP BY kind, customer_id, subscription_id, day
        HAVING count(*) FILTER (WHERE change = 'added') = 1 + count(*) FILTER (WHERE change = 'removed'))) AS unknown`,
  ],
  [
    "a pause that stops nothing, or was made for a day gone by",
    `SELECT 1 FROM paused_dates p WHERE p.pause_date < (p.created_at AT TIME ZONE 'Asia/Kolkata')::date OR NOT EXISTS (
       SELECT FROM customer_plans s WHERE s.customer_id = p.customer_id AND p.pause_date BETWEEN s.start_date AND s.end_date
         AND extract(isodow FROM p.pause_date) = ANY (s.weekdays))`,
  ],
  [
    "a subscription taken for a day gone by",
    "SELECT 1 FROM customer_plans WHERE start_date < (created_at AT TIME ZONE 'Asia/Kolkata')::date",
  ],
];

/** Everything that is wrong with what was loaded into the owner's database, in words; nothing is. */
export async function wrongRules(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const wrong: string[] = [];
    for (const [what, question] of RULES) {
      const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM (${question}) AS wrong`);
      if (rows[0]?.count !== "0") wrong.push(`${rows[0]?.count} times ${what}`);
    }
    return wrong;
  } finally {
    await client.end();
  }
}

const LONGEST_MS = 3_600_000;
/** Whatever the server has been set to: Prisma reads dates and instants in these forms. */
const SETTINGS = "-c datestyle=ISO,YMD -c timezone=UTC -c intervalstyle=postgres";

/** What the nightly job would have done by then: the books of the months that are over are closed. */
export function closeLoadedMonths(url: string): Promise<string[]> {
  const now = instantAt(parsePlainDate(LOADED_DAY), "06:00");
  return asOwner(url, (system) => closeMonths({ now, system }));
}

/** The product's own proofs: of the books, and of the bills since a month, each computed again from the history of days. */
export function proveYear(url: string, since: string) {
  return asOwner(url, async (system) => {
    const { counts, differences } = await system((tx) => checkOwn(tx));
    const replay = await replayBills({ system }, { since: parsePlainMonth(since) });
    return { counts, differences: differences.map(differenceInWords), replay };
  });
}

type System = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

/** The owner's transactions, which may take as long as they need: those of lib/db end within half a minute. */
export async function asOwner<T>(url: string, work: (system: System) => Promise<T>): Promise<T> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, options: SETTINGS }) });
  try {
    return await work((fn) => prisma.$transaction(fn, { timeout: LONGEST_MS }));
  } finally {
    await prisma.$disconnect();
  }
}
