import type { AsyncLocalStorage } from "node:async_hooks";
import { Client } from "pg";
import { env } from "./env";

// The settings every connection of the product relies on, said by itself: whoever set the server up may have chosen others.
// Whoever waited for a row goes on with what it has become; instants are written and read one way.
const SETTINGS = "-c default_transaction_isolation=read\\ committed -c datestyle=ISO,YMD -c timezone=UTC";

/** What a connection, or a pool of them, is opened with. */
export function connection(): { connectionString: string; options: string } {
  return { connectionString: env().DATABASE_URL, options: SETTINGS };
}

/**
 * Connections that send what `opening` holds in the place of a bare BEGIN: the driver's adapter has no other way to say with
 * what a transaction begins. One that is to begin without it does not begin at all.
 */
export function openingClient(opening: AsyncLocalStorage<string>): typeof Client {
  return class extends Client {
    override query = new Proxy(super.query, {
      apply(send, client: unknown, [query, ...rest]: unknown[]) {
        const answer: unknown = Reflect.apply(send, client, [opened(query, opening.getStore()), ...rest]);
        return answer;
      },
    });
  };
}

function opened(query: unknown, opening: string | undefined): unknown {
  if (typeof query !== "object" || query === null || !("text" in query) || query.text !== "BEGIN")
    return query;
  if (opening === undefined) throw new Error("a transaction without its identity");
  return { ...query, text: opening };
}
