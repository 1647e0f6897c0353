import type { AsyncLocalStorage } from "node:async_hooks";
import { Client } from "pg";
import { env } from "./env";
import { Prepared } from "./prepared";

// The settings every connection of the product relies on, set explicitly: the server's administrator may have chosen others.
// Whoever waited for a row continues with what it has become; instants are written and read in one way.
const SETTINGS = "-c default_transaction_isolation=read\\ committed -c datestyle=ISO,YMD -c timezone=UTC";

/** Who a connection logs in as. One that serves visitors can't become the system where the two have separate logins. */
export type Login = "visitors" | "system";

/** What a connection, or a pool of them, is opened with. */
export function connection(login: Login): { connectionString: string; options: string } {
  return { connectionString: addressOf(login), options: SETTINGS };
}

/** Where, and as whom, a login reaches the database. */
export function addressOf(login: Login): string {
  const { DATABASE_URL, DATABASE_SYSTEM_URL = DATABASE_URL } = env();
  return login === "system" ? DATABASE_SYSTEM_URL : DATABASE_URL;
}

/** Like `connection`, for statements outside a transaction: each runs as the system. */
export function systemConnection(): { connectionString: string; options: string } {
  const { connectionString, options } = connection("system");
  return { connectionString, options: `${options} -c role=tiffin_system` };
}

/** What a transaction begins with, and the connection it runs on, from its beginning to its end. */
export type Opening = { begin: string; client?: Client | undefined };

/** What came of a statement. `opening`: how the transaction began that it was part of. */
export type Told = { text: string; ms: number; opening: string | undefined; fault: unknown };

/**
 * Connections that send what `opening` holds instead of a bare BEGIN: the driver's adapter has no other way to set how a
 * transaction begins. A transaction begun without it does not begin at all. What comes again is sent by its name (prepared.ts). `tell` hears what came of each statement.
 */
export function openingClient(
  opening: AsyncLocalStorage<Opening>,
  tell: (told: Told) => void,
): typeof Client {
  return class extends Client {
    readonly #prepared = new Prepared();

    override query = new Proxy(super.query, {
      apply: (send, client: unknown, [query, ...rest]: unknown[]) => {
        const began = performance.now();
        const sent = sentBy(this, { query, prepared: this.#prepared, begun: opening.getStore() });
        const answer: unknown = Reflect.apply(send, client, [sent, ...rest]);
        if (!(answer instanceof Promise)) return answer;
        answer.catch((error: unknown) => this.#prepared.refused(error));
        hear(answer, { query, opening: inside.get(this)?.begin, began }, tell);
        return answer;
      },
    });
  };
}

/** A statement as it is sent: by its name, or what begins the transaction in the place of a bare BEGIN. */
function sentBy(
  client: Client,
  { query, prepared, begun }: { query: unknown; prepared: Prepared; begun: Opening | undefined },
): unknown {
  if (!isStatement(query)) return query;
  if (query.text === "COMMIT" || query.text === "ROLLBACK") stand(client, undefined);
  if (query.text !== "BEGIN") return prepared.named(query);
  if (begun === undefined) throw new Error("a transaction without its identity");
  stand(client, begun);
  return { ...query, text: begun.begin };
}

/** What is sent as a text, and not as an object that speaks the protocol itself. */
function isStatement(query: unknown): query is { text: string; values?: unknown } {
  if (typeof query !== "object" || query === null || !("text" in query)) return false;
  return typeof query.text === "string" && !("submit" in query);
}

type Sent = { query: unknown; opening: string | undefined; began: number };

function hear(answer: Promise<unknown>, { query, opening, began }: Sent, tell: (told: Told) => void): void {
  const text = isStatement(query) ? query.text : "";
  const told = (fault: unknown) => tell({ text, ms: performance.now() - began, opening, fault });
  answer.then(() => told(undefined), told);
}

const inside = new WeakMap<Client, Opening>();

/** The connection is another transaction's from now on, or nobody's. */
function stand(client: Client, begun: Opening | undefined): void {
  const before = inside.get(client);
  if (before) before.client = undefined;
  inside.delete(client);
  if (!begun) return;
  inside.set(client, begun);
  begun.client = client;
}
