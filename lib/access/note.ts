import { headers } from "next/headers";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import type { Result } from "@/lib/domain/result";
import { findAccount } from "@/lib/features/accounts/queries";
import { writeSystemLog, type SystemLogEntry } from "@/lib/features/system/commands";
import { log, logFault, requestId } from "@/lib/log";
import { networkOf } from "@/lib/tries/network";

/** Who it is, where that is known. */
export type Who = { id: number; sessionId?: number } | null;

type Noted = Pick<SystemLogEntry, "operation" | "metadata" | "reference"> & {
  who: Who;
  category?: SystemLogEntry["category"];
  /** Why it was refused; if absent, it was done. */
  refused?: string;
};

const WORDS = { info: "done", warn: "refused", error: "broken" } as const;

// Someone refused a thousand times a minute fills the process's own log, and not the table. What is about an account has room
// of its own, so that nobody hides guesses at it behind other refusals of theirs.
const perNetwork = new RateLimiterMemory({ points: 60, duration: 60 });

const LONGEST_ADDRESS = 45;

/** The peer as the nearest proxy saw it: anything before the last entry may be made up by the sender. */
export function addressOf(sent: Headers): string {
  return sent.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, LONGEST_ADDRESS) ?? "unknown";
}

/**
 * Records, in the system log and the process's own, that someone tried to get in, was refused, exported people's data or
 * changed who may do so. What it reports was already decided: it is not undone if the database doesn't take the line.
 * `given`: the request's headers, in a route that is handed them.
 */
export async function note(
  { who, category = "security", refused, ...event }: Noted,
  given?: Headers,
): Promise<void> {
  const sent = given ?? (await headers());
  const ip = addressOf(sent);
  const level = event.reference ? "error" : refused ? "warn" : "info";
  const told = {
    [category]: event.operation,
    ...(who && { user: who.id }),
    ...(refused && { reason: refused }),
    ...(event.reference && { reference: event.reference }),
  };
  log[level](told, WORDS[level]);
  if (level !== "info" && !(await hasRoom(ip, who))) return;
  try {
    const entry: SystemLogEntry = {
      ...event,
      level,
      category,
      message: refused ?? "",
      userId: who?.id ?? null,
      sessionId: who?.sessionId ?? null,
      requestId: requestId() ?? sent.get("x-request-id"),
      ip,
      userAgent: sent.get("user-agent"),
    };
    await writeSystemLog({ system: asSystem, now: clockNow() }, entry);
  } catch (fault) {
    logFault("system log", fault);
  }
}

const typedEmail = z.object({ email: z.string() });

/** `named`: whose account the command says it was about; else it is the one whose e-mail was typed, or the viewer. */
type About = { viewer: Who; named?: Who; typed?: unknown };

/** Records the outcome of an action; of what was done to nobody's account, as asking for a passkey is, there is nothing to tell. */
export async function noteOutcome(
  operation: string,
  { viewer, named, typed }: About,
  result: Result<unknown, string>,
): Promise<void> {
  if (result.ok && !named && !viewer && !typedEmail.safeParse(typed).success) return;
  const who = named ?? (await accountTyped(typed)) ?? viewer;
  await note({ operation, who, ...(!result.ok && { refused: result.error }) });
}

async function accountTyped(typed: unknown): Promise<Who> {
  const read = typedEmail.safeParse(typed);
  return read.success ? asSystem((tx) => findAccount(tx, read.data.email)) : null;
}

function hasRoom(ip: string, who: Who): Promise<boolean> {
  return perNetwork.consume(`${networkOf(ip)} ${who?.id ?? "nobody"}`).then(
    () => true,
    () => false,
  );
}
