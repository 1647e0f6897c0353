import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import { escapeLiteral } from "pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { clockNow } from "./clock";
import { addressOf, connection, openingClient, type Login, type Opening, type Told } from "./connection";
import { plainly } from "./plain-statement";
import { counted } from "./pool-use";
import { toBusinessDate } from "./domain/business-time";
import type { CustomerId, StaffRole, UserId } from "./domain/identity";
import { requestId } from "./log";
import { parsePlainDate, type PlainDate } from "./domain/plain-date";

/** A transaction with its identity set: the only handle through which queries and commands reach the database. */
export type Tx = Prisma.TransactionClient;

type Identity = {
  databaseRole: "tiffin_guest" | "tiffin_customer" | "tiffin_staff" | "tiffin_system";
  userId?: number;
  role?: string;
};

/** Connections of one process and login. */
export const POOL_SIZE = 10;
/** So many stay open when nobody asks: the first page after a pause would wait for a new one, which has to learn the tables. */
const KEPT_OPEN = 2;
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/**
 * What the statements of one transaction see. `latest`: each sees what was committed before it, as needed by a command that
 * waits for a lock. `snapshot`: all see the same, as needed by a page whose parts must agree (a bill and its payments).
 */
export type View = "latest" | "snapshot";

const ISOLATION = { latest: "READ COMMITTED", snapshot: "REPEATABLE READ" } as const;

const SETTINGS = {
  timezone: "UTC",
  datestyle: "ISO, YMD",
  intervalstyle: "postgres",
  bytea_output: "hex",
  extra_float_digits: "1",
  // temporary tables of a session come last, or they would shadow ours
  search_path: "pg_catalog, public, pg_temp",
  standard_conforming_strings: "on",
  row_security: "on",
};

/** How long a statement may run, wait for a lock, and a transaction sit idle: nobody waits longer in front of a page. */
const LIMITS = {
  visitor: {
    statement_timeout: "15s",
    lock_timeout: "10s",
    idle_in_transaction_session_timeout: "30s",
  },
  system: {
    statement_timeout: "30s",
    lock_timeout: "30s",
    idle_in_transaction_session_timeout: "60s",
  },
};

// A password hash is read only by a query that names it explicitly (and only the system role may).
function connect(login: Login) {
  const size = { max: POOL_SIZE, min: KEPT_OPEN, allowExitOnIdle: true };
  const adapter = new PrismaPg({
    ...connection(login),
    ...size,
    Client: openingClient(opening, hear(login)),
  });
  return new PrismaClient({ adapter, omit: { user: { password: true } } });
}

/** What came of a statement, and whose login sent it. */
export type Heard = Told & { login: Login };

/** Somebody who hears what came of each statement, from now on (lib/process/statements.ts). */
export function listenToStatements(listener: (heard: Heard) => void): void {
  kept.tiffintrackListener = listener;
}

const hear = (login: Login) => (told: Told) => kept.tiffintrackListener?.({ ...told, login });

// `next dev` reloads this module at each change, and a build contains it more than once; there must be one pool that outlives
// that, along with how the transaction being asked for begins.
const kept: typeof globalThis & {
  tiffintrackPrisma?: ReturnType<typeof connect> | undefined;
  tiffintrackSystemPrisma?: ReturnType<typeof connect> | undefined;
  tiffintrackOpening?: AsyncLocalStorage<Opening>;
  tiffintrackOpened?: WeakMap<Tx, Opening>;
  tiffintrackListener?: (heard: Heard) => void;
} = globalThis;
const opening = (kept.tiffintrackOpening ??= new AsyncLocalStorage<Opening>());
const opened = (kept.tiffintrackOpened ??= new WeakMap<Tx, Opening>());

function prisma(login: Login) {
  const isOne = addressOf("system") === addressOf("visitors");
  if (login === "visitors" || isOne) return (kept.tiffintrackPrisma ??= connect("visitors"));
  return (kept.tiffintrackSystemPrisma ??= connect("system"));
}

/** For visitors without a session: the shop's public rows. */
export function asGuest<T>(fn: (tx: Tx) => Promise<T>, now?: Date, view?: View): Promise<T> {
  return transaction({ databaseRole: "tiffin_guest" }, fn, now, view);
}

/** For a customer: their own rows, by row-level security. */
export function asCustomer<T>(
  customerId: CustomerId,
  fn: (tx: Tx) => Promise<T>,
  now?: Date,
  view?: View,
): Promise<T> {
  return transaction(
    { databaseRole: "tiffin_customer", userId: customerId, role: "customer" },
    fn,
    now,
    view,
  );
}

/** For staff: what their role may see and change. */
export function asStaff<T>(
  staff: { id: UserId; role: StaffRole },
  fn: (tx: Tx) => Promise<T>,
  now?: Date,
  view?: View,
): Promise<T> {
  return transaction({ databaseRole: "tiffin_staff", userId: staff.id, role: staff.role }, fn, now, view);
}

/** For jobs, the webhook, sign-up and log-in: every row, but no rewriting of the logs. */
export function asSystem<T>(fn: (tx: Tx) => Promise<T>, now?: Date): Promise<T> {
  return transaction({ databaseRole: "tiffin_system", role: "system" }, fn, now);
}

function transaction<T>(
  identity: Identity,
  fn: (tx: Tx) => Promise<T>,
  now = clockNow(),
  view: View = "latest",
): Promise<T> {
  const login = identity.databaseRole === "tiffin_system" ? "system" : "visitors";
  const begun: Opening = { begin: openingOf(identity, now, view) };
  return counted(login, (hasBegun) => {
    const run = (tx: Tx) => {
      hasBegun();
      opened.set(tx, begun);
      return fn(tx);
    };
    return opening.run(begun, () => prisma(login).$transaction(run, TRANSACTION));
  });
}

/**
 * A statement past the ORM, on the transaction's own connection and so with its identity: for long texts, which the ORM writes
 * as JSON once more and reads again. It answers with numbers, texts, instants and JSON; a DATE or a BIGINT would be a text.
 */
export function direct(tx: Tx) {
  return async <Row extends object>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> => {
    const begun = opened.get(tx);
    const statement = Prisma.sql(text, ...values);
    // a transaction that this module didn't open: a program of ours that has a database of its own
    if (!begun) return tx.$queryRaw<Row[]>(statement);
    if (!begun.client) throw new Error("a statement after its transaction");
    return plainly<Row>(begun.client, statement);
  };
}

/**
 * How a transaction begins, in one round trip: who it is for, and every setting through which the server's or the login's own
 * defaults could change what is written and read, since Prisma takes instants without an offset for UTC, and dates for ISO.
 * Per transaction, since a pooler shares the sessions.
 */
function openingOf({ databaseRole, userId, role }: Identity, now: Date, view: View): string {
  const settings = {
    role: databaseRole,
    "app.user_id": String(userId ?? ""),
    "app.role": role ?? "",
    "app.now": now.toISOString(),
    "app.today": toBusinessDate(now),
    "app.request_id": requestId() ?? "",
    ...SETTINGS,
    ...LIMITS[databaseRole === "tiffin_system" ? "system" : "visitor"],
  };
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`,
  );
  return `BEGIN ISOLATION LEVEL ${ISOLATION[view]}; SELECT ${set.join(", ")}`;
}

/**
 * How PostgreSQL would go about a statement that was heard, as whoever sent it, without running it; null where it can't say.
 * Of a text that might be more than one statement nothing is asked.
 */
export async function planOf({ text, opening: begin, login }: Heard): Promise<string | null> {
  if (begin === undefined || text.includes(";") || !/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(text))
    return null;
  const ask = (tx: Tx) => tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN (GENERIC_PLAN) ${text}`);
  try {
    const lines = await opening.run({ begin }, () => prisma(login).$transaction(ask, TRANSACTION));
    return lines.map((line) => line["QUERY PLAN"]).join("\n");
  } catch {
    return null;
  }
}

/** The migrations applied to this database; none if it was never migrated. Throws whatever keeps it from answering. */
export async function appliedMigrations(): Promise<string[]> {
  const [table] = await prisma("system").$queryRaw<{ found: boolean }[]>`
    SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found`;
  if (!table?.found) return [];
  const rows = await prisma("system").$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM public._prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map(({ name }) => name);
}

/** How long the one of these jobs waits that has waited longest, in seconds; 0 where none does. */
export async function secondsInQueue(jobs: readonly string[]): Promise<number> {
  const [row] = await prisma("system").$queryRaw<{ seconds: number | null }[]>`
    SELECT extract(epoch FROM max(clock_timestamp() - start_after))::float8 AS seconds FROM pgboss.job
    WHERE name = ANY (${jobs}) AND state IN ('created', 'retry') AND start_after <= clock_timestamp()`;
  return row?.seconds ?? 0;
}

/** Ends the pool: for jobs, the worker and tests, which would not exit otherwise. */
export async function disconnect(): Promise<void> {
  await Promise.all([kept.tiffintrackPrisma?.$disconnect(), kept.tiffintrackSystemPrisma?.$disconnect()]);
  kept.tiffintrackPrisma = undefined;
  kept.tiffintrackSystemPrisma = undefined;
}

/**
 * Lets one command at a time change a customer's subscriptions, pauses and bills, by locking the customer's row until
 * the transaction ends.
 */
export async function lockCustomer(tx: Tx, customerId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${customerId} FOR NO KEY UPDATE`;
}

/** A day as Prisma wants it for a DATE column: midnight UTC. */
export function toSqlDate(day: PlainDate): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** A DATE column as a day. */
export function fromSqlDate(date: Date): PlainDate {
  return parsePlainDate(date.toISOString().replace(/T.*$/, ""));
}
