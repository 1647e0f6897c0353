import type { Pool } from "pg";
import { unixNow } from "../ids";
import type { Row } from "../objects";
import { newWebhookEndpoint } from "../resources/webhook-endpoints";
import { inTransaction } from "../store/database";
import { Work } from "../store/work";

export type WebhookTarget = { url: string; secret: string };

const FIND = `select data, hidden from sandbox.objects
  where kind = 'webhook_endpoint' and (hidden->>'fromEnvironment')::boolean order by seq limit 1`;

/** An arbitrary number: two sandboxes starting at once must not both register the endpoint. */
const REGISTRATION_LOCK = 721_121_111;

const ROLLING_SECONDS = 86_400;

/** Lets a shop that doesn't know the new secret yet still check what it gets. */
function roll(hidden: Row<"webhook_endpoint">["hidden"], secret: string): void {
  if (hidden.secret && hidden.secret !== secret)
    hidden.rolled = { secret: hidden.secret, until: unixNow() + ROLLING_SECONDS };
  hidden.secret = secret;
}

/**
 * Makes the endpoint named by the environment the registered one, without ever having two: what is waiting for an
 * old address goes to the new one. Once no longer named, it is disabled.
 */
export async function registerFromEnvironment(pool: Pool, target: WebhookTarget | null): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [REGISTRATION_LOCK]);
    const found = (await client.query<Row<"webhook_endpoint">>(FIND)).rows[0];
    if (!found && !target) return;
    const work = Work.changing(client);
    const row =
      found ?? newWebhookEndpoint({ url: "", enabledEvents: ["*"], secret: "", fromEnvironment: true });
    row.data.status = target ? "enabled" : "disabled";
    if (target) row.data.url = target.url;
    if (target) roll(row.hidden, target.secret);
    work.save(row);
    await work.flush();
  });
}
