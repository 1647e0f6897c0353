// Who was made nameless after an instant: a restore brings nobody's name back.
import pg from "pg";
import { useLocalEnvironment as completeEnvironment } from "../stack/local-environment.mjs";
import { SAME_WORDS } from "./stage";

export type Erasure = { id: number; at: Date };

/** Asked of the people themselves and of the audit log: one of the two may be what is lost. */
const SOURCES: Readonly<Record<string, string>> = {
  users: "select id, anonymised_at as at from users where anonymised_at > $1",
  audit_logs:
    "select entity_id::integer as id, created_at as at from audit_logs where entity = 'user' and action = 'erase-account' and created_at > $1",
};

/** @param url the database as it is today, or at its latest */
export async function erasedAfter(url: string, to: Date): Promise<Erasure[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(SAME_WORDS);
    const found = new Map<number, Date>();
    for (const [table, question] of Object.entries(SOURCES)) {
      const { rows } = await client.query<{ has: boolean }>("select to_regclass($1) is not null as has", [
        `public.${table}`,
      ]);
      if (!rows[0]?.has) continue;
      for (const { id, at } of (await client.query<Erasure>(question, [to])).rows)
        if (!found.has(id)) found.set(id, at);
    }
    return [...found].map(([id, at]) => ({ id, at })).toSorted((a, b) => a.id - b.id);
  } finally {
    await client.end();
  }
}

/** In a database that was restored whole; says whom the office has to see to. */
export async function eraseAgain(url: string, erasures: readonly Erasure[]): Promise<void> {
  if (erasures.length === 0) return;
  const { erased, left } = await inProduct(url, async () => {
    const { asSystem } = await import("@/lib/db");
    const { eraseAgain: erase } = await import("@/lib/features/own-data/erase");
    return erase(
      { now: new Date(), system: asSystem },
      erasures.map(({ id }) => id),
    );
  });
  console.log(`${erased} people made nameless again`);
  if (left.length)
    console.warn(
      `warning: customers ${left.join(", ")} had become nameless and have tiffins or money open again: end those, then close the accounts`,
    );
}

/** In a copy from which a part is taken. Returns how many it knew by name. */
export async function eraseInCopy(url: string, erasures: readonly Erasure[]): Promise<number> {
  if (erasures.length === 0) return 0;
  return inProduct(url, async () => {
    const { asSystem } = await import("@/lib/db");
    const { eraseInCopy: erase } = await import("@/lib/features/own-data/erase");
    return erase({ system: asSystem }, erasures);
  });
}

/** Runs the product's own code on the database at `url`. */
async function inProduct<T>(url: string, work: () => Promise<T>): Promise<T> {
  process.env.DATABASE_OWNER_URL = url;
  const close = await completeEnvironment();
  const { disconnect } = await import("@/lib/db");
  try {
    return await work();
  } finally {
    await disconnect();
    await close();
  }
}
