import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { clockNow } from "./clock";
import { connection } from "./connection";
import { toBusinessDate } from "./domain/business-time";
import type { CustomerId, StaffRole, UserId } from "./domain/identity";
import { parsePlainDate, type PlainDate } from "./domain/plain-date";

/** A transaction with its identity set: the only handle through which queries and commands reach the database. */
export type Tx = Prisma.TransactionClient;

type Identity = {
  databaseRole: "tiffin_guest" | "tiffin_customer" | "tiffin_staff" | "tiffin_system";
  userId?: number;
  role?: string;
};

const POOL_SIZE = 10;
const TRANSACTION = { maxWait: 10_000, timeout: 30_000 };

/**
 * What the statements of one transaction see. `latest`: each what was committed before it, as a command needs it that waits
 * for a lock. `snapshot`: all of them the same, as a page needs it whose parts must agree (a bill and its payments).
 */
export type View = "latest" | "snapshot";

const ISOLATION = { latest: "ReadCommitted", snapshot: "RepeatableRead" } as const;

// A password hash is read only by a query that asks for it by name (and only the system role may).
function connect() {
  const adapter = new PrismaPg({ ...connection(), max: POOL_SIZE });
  return new PrismaClient({ adapter, omit: { user: { password: true } } });
}

// `next dev` loads this module anew at each change; the pool must outlive that.
const kept: typeof globalThis & { tiffintrackPrisma?: ReturnType<typeof connect> } = globalThis;
const prisma = () => (kept.tiffintrackPrisma ??= connect());

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

async function transaction<T>(
  identity: Identity,
  fn: (tx: Tx) => Promise<T>,
  now = clockNow(),
  view: View = "latest",
): Promise<T> {
  return prisma().$transaction(
    async (tx) => {
      // and all that the server's or the login's own defaults could change about what is written and read: Prisma takes
      // instants without their offset for UTC, and dates for ISO. By transaction, since a pooler shares the sessions.
      await tx.$queryRaw`
      SELECT set_config('role', ${identity.databaseRole}, true),
             set_config('app.user_id', ${String(identity.userId ?? "")}, true),
             set_config('app.role', ${identity.role ?? ""}, true),
             set_config('app.now', ${now.toISOString()}, true),
             set_config('app.today', ${toBusinessDate(now)}, true),
             set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
             set_config('intervalstyle', 'postgres', true), set_config('bytea_output', 'hex', true),
             set_config('extra_float_digits', '1', true), set_config('search_path', 'public', true),
             set_config('standard_conforming_strings', 'on', true), set_config('row_security', 'on', true)`;
      return fn(tx);
    },
    { ...TRANSACTION, isolationLevel: ISOLATION[view] },
  );
}

/** The migrations this database has had; none when it was never migrated. Throws what keeps it from answering. */
export async function appliedMigrations(): Promise<string[]> {
  const [table] = await prisma().$queryRaw<{ found: boolean }[]>`
    SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found`;
  if (!table?.found) return [];
  const rows = await prisma().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM public._prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map(({ name }) => name);
}

/** Ends the pool: for jobs, the worker and tests, which would not exit otherwise. */
export async function disconnect(): Promise<void> {
  await kept.tiffintrackPrisma?.$disconnect();
  kept.tiffintrackPrisma = undefined;
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
