import { asSystem, planOf, type Heard } from "@/lib/db";
import { logFault } from "@/lib/log";

/** Slower than that, a statement is written down, with how PostgreSQL goes about it. */
const SLOW_MS = 1_000;

/** The same statement is written down again after so long; and so many in all within that time, whatever happens. */
const SAME_AGAIN_MS = 600_000;
const MOST_AT_ONCE = 20;

const LONGEST = { text: 500, plan: 8_000 };

/** In the system log, under this name. */
export const SLOW_STATEMENT = "slow-statement";

const noted = new Map<string, number>();

/** Whether a statement is written down now: slow, a visitor's or a job's own, and not just told. */
export function isToldAgain({ text, ms, opening }: Heard, nowMs: number): boolean {
  if (ms < SLOW_MS || opening === undefined || /^\s*(EXPLAIN|BEGIN)/i.test(text)) return false;
  for (const [known, at] of noted) if (nowMs - at >= SAME_AGAIN_MS) noted.delete(known);
  if (noted.has(text) || noted.size >= MOST_AT_ONCE) return false;
  noted.set(text, nowMs);
  return true;
}

/** Writes a slow statement into the system log: its text without its values, how long it took, its plan. */
export async function noteSlow(heard: Heard): Promise<void> {
  try {
    const plan = ((await planOf(heard)) ?? "").slice(0, LONGEST.plan);
    const message = heard.text.replace(/\s+/g, " ").trim().slice(0, LONGEST.text);
    const metadata = { ms: Math.round(heard.ms), login: heard.login, plan };
    const line = { level: "warn", category: "api", operation: SLOW_STATEMENT, message, metadata };
    await asSystem(async (tx) => void (await tx.systemLog.createMany({ data: [line] })));
  } catch (fault) {
    logFault("slow statement", fault);
  }
}
