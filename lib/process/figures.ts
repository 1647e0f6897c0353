import { createHash } from "node:crypto";
import os from "node:os";
import { z } from "zod";
import { machineMs } from "@/lib/clock";
import { asSystem, listenToStatements, type Tx } from "@/lib/db";
import { logFault } from "@/lib/log";
import { isToldAgain, noteSlow } from "./slow-statements";
import { countStatement, statementFigures, type StatementFigures } from "./statements";

const SAID_EVERY_MS = 60_000;
/** What was said longer ago is of a process that is gone. */
export const FRESH_SECONDS = 150;

const OF_A_PROCESS = "figures ";
const SHORT = 12;

/** Another for each process of each machine. */
const ownName = () =>
  `${OF_A_PROCESS}${createHash("sha256").update(os.hostname()).digest("hex").slice(0, SHORT)} ${process.pid}`;

/** From now on this process measures its statements, writes down slow ones, and says each minute what it measured. */
export function startFigures(): () => void {
  listenToStatements((heard) => {
    countStatement(heard);
    if (isToldAgain(heard, machineMs())) void noteSlow(heard);
  });
  const timer = setInterval(() => void say(), SAID_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function say(): Promise<void> {
  try {
    await asSystem((tx) => sayFigures(tx, statementFigures()));
  } catch (fault) {
    logFault("figures", fault);
  }
}

/** By the database's clock, as heartbeats are; those of processes that are gone are forgotten. */
export async function sayFigures(tx: Tx, figures: StatementFigures, name = ownName()): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO heartbeats (name, seen_at, figures) VALUES (${name}, clock_timestamp(), ${JSON.stringify(figures)}::jsonb)
    ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at, figures = excluded.figures`;
  await tx.$executeRaw`
    DELETE FROM heartbeats WHERE figures IS NOT NULL AND seen_at < clock_timestamp() - interval '1 day'`;
}

const number = z.coerce.number();
const sumSchema = z.object({
  reads: number,
  slowReads: number,
  writes: number,
  slowWrites: number,
  failed: number,
});

/** What all processes measured lately, as one. */
export async function figuresOfAll(tx: Tx): Promise<StatementFigures> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT coalesce(sum((figures->>'reads')::integer), 0) AS reads, coalesce(sum((figures->>'slowReads')::integer), 0) AS "slowReads",
           coalesce(sum((figures->>'writes')::integer), 0) AS writes, coalesce(sum((figures->>'slowWrites')::integer), 0) AS "slowWrites",
           coalesce(sum((figures->>'failed')::integer), 0) AS failed
    FROM heartbeats WHERE figures IS NOT NULL AND seen_at > clock_timestamp() - make_interval(secs => ${FRESH_SECONDS})`;
  return sumSchema.parse(rows[0]);
}
