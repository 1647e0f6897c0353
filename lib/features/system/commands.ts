import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { SystemFlow } from "@/lib/scope";
import type { LogCategory, LogLevel } from "./schema";

export type SystemLogEntry = {
  level: LogLevel;
  category: LogCategory;
  /** What was requested: an action, a job, a page. */
  operation: string;
  /** Why, in a word or two; never anything that someone typed. */
  message?: string;
  userId?: number | null;
  sessionId?: number | null;
  requestId?: string | null;
  /** For a fault: what the person who met it can read out. */
  reference?: string | null;
  ip?: string | null;
  userAgent?: string | null;
  metadata?: Record<string, string | number>;
};

const LENGTHS = {
  operation: 60,
  message: 500,
  requestId: 100,
  reference: 20,
  ip: 64,
  userAgent: 255,
} as const;

/**
 * Adds to the system log in its own transaction: what was refused is rolled back, but what is said about it stays. If the
 * month has no partition yet (the clock was moved, or the job slept), it is made first.
 */
export async function writeSystemLog({ system, now }: SystemFlow, entry: SystemLogEntry): Promise<void> {
  // createMany, since rows are never read back where they are written
  const write = () => system(async (tx) => void (await tx.systemLog.createMany({ data: [fitting(entry)] })));
  try {
    await write();
  } catch (fault) {
    if (!isWithoutPart(fault)) throw fault;
    await system((tx) => makeParts(tx, "system_logs", toBusinessDate(now)));
    await write();
  }
}

/** The tables with a part for each month. Another one needs its name here, and `<name>_other` where rows of any month may come. */
export const IN_PARTS = ["system_logs", "audit_logs", "estimates"] as const;

/** Makes a table's parts for a day's month and the two after it, and one for each month whose rows lie in none; returns how many are new. */
export async function makeParts(tx: Tx, table: (typeof IN_PARTS)[number], day: PlainDate): Promise<number> {
  const [row] = await tx.$queryRaw<{ made: number }[]>`SELECT make_parts(${table}, ${day}::date) AS made`;
  return row?.made ?? 0;
}

/** Deletes what is past its retention: 180 days, a year for errors and security. */
export async function forgetOld(tx: Tx): Promise<{ rows: number; months: number }> {
  const [row] = await tx.$queryRaw<{ rows: bigint; months: number }[]>`
    SELECT rows_gone AS rows, months_gone AS months FROM system_logs_forget()`;
  return { rows: Number(row?.rows ?? 0), months: row?.months ?? 0 };
}

function fitting(entry: SystemLogEntry): SystemLogEntry {
  const cut = (name: keyof typeof LENGTHS) => entry[name]?.slice(0, LENGTHS[name]) ?? null;
  const [requestId, reference, ip, userAgent] = [
    cut("requestId"),
    cut("reference"),
    cut("ip"),
    cut("userAgent"),
  ];
  const { operation, message = "" } = entry;
  const texts = {
    operation: operation.slice(0, LENGTHS.operation),
    message: message.slice(0, LENGTHS.message),
  };
  return { ...entry, ...texts, requestId, reference, ip, userAgent };
}

// PostgreSQL's "no partition of relation found for row" has no code of its own
function isWithoutPart(fault: unknown): boolean {
  const isKnown = fault instanceof Prisma.PrismaClientKnownRequestError || fault instanceof Error;
  return isKnown && /no partition of relation/.test(fault.message);
}
