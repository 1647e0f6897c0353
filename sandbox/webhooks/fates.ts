import type { Pool } from "pg";
import { now } from "../clock";
import { inTransaction } from "../store/database";
import { fateOf, type Chaos } from "./chaos";

const AT_ONCE = 100;

const UNDECIDED = `select id from sandbox.deliveries where fate is null and next_try_at is not null
  order by id limit ${AT_ONCE} for update skip locked`;

const DECIDE = `
  update sandbox.deliveries d set fate = decided.name, copies = decided.copies,
    next_try_at = case when decided.name <> 'dropped' then $2::timestamptz + make_interval(secs => decided.wait) end
  from json_to_recordset($1) as decided (id bigint, name text, copies integer, wait integer)
  where d.id = decided.id`;

/** Decides what goes wrong with new deliveries. True when there may be more of them. */
export async function decideFates(pool: Pool, chaos: Chaos): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(UNDECIDED);
    const decided = rows.map(({ id }) => ({ id, ...fateOf(chaos, Number(id)) }));
    if (decided.length > 0) await client.query(DECIDE, [JSON.stringify(decided), now()]);
    return rows.length === AT_ONCE;
  });
}
