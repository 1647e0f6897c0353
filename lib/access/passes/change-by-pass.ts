import { asCustomer, type Tx } from "@/lib/db";
import type { MonthAmount } from "@/lib/domain/books/worth";
import { languageOf } from "@/lib/domain/language/language";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { readDayPass, type DayPass } from "@/lib/features/notices/day-pass";
import { doneWords, refusedWords } from "@/lib/post/day-words";
import type { DayAct, PassRefusal } from "@/lib/domain/notices/reminder";
import type { DayPassInput } from "@/lib/features/notices/schema";
import { pauseDays, resumeDays } from "@/lib/features/pauses/commands";
import { speaking } from "@/lib/speaking.mjs";

/** `said`: what was done, in the words of whoever the notification is for. */
export type Said = { said: string };

/**
 * Pauses a day, or takes that back, for whoever's notification it is, with nobody logged in: the pass names one customer and one day,
 * and the day's own cutoff ends it. The same press again finds the day as it wanted it, and says the same.
 */
export async function changeByPass(
  { now }: { now: Date },
  { pass, act }: DayPassInput,
): Promise<Result<Said, PassRefusal>> {
  const read = readDayPass(pass);
  if (!read) return refuse("pass-invalid");
  const run = <T>(fn: (tx: Tx) => Promise<T>) => asCustomer(read.customerId, fn, now);
  // what is refused has changed nothing, so there is nothing to undo
  const done = await run((tx) => change({ tx, now, act }, read));
  const language = await run((tx) => languageOfOwn(tx, read));
  return speaking(language, () =>
    done.ok ? ok({ said: doneWords(act, read.day, done.value) }) : refuse(done.error),
  );
}

/** The same for what shows a sentence and knows no reasons: a notification on a locked phone. */
export async function sayByPass(now: Date, input: DayPassInput): Promise<Said & { isDone: boolean }> {
  const done = await changeByPass({ now }, input);
  return done.ok ? { isDone: true, ...done.value } : { isDone: false, said: refusedWords(done.error) };
}

type Change = { tx: Tx; now: Date; act: DayAct };

async function change(
  { tx, now, act }: Change,
  { customerId, day }: DayPass,
): Promise<Result<MonthAmount[], PassRefusal>> {
  const scope = { tx, now, customerId };
  if (act === "resume") {
    const resumed = await resumeDays(scope, { days: [day] });
    if (resumed.ok) return ok(resumed.value.added);
    return resumed.error === "not-paused" ? ok([]) : refuse(resumed.error);
  }
  const paused = await pauseDays(scope, { days: [day] });
  if (paused.ok) return ok(paused.value.saved);
  return paused.error === "already-paused" ? ok([]) : refuse(paused.error);
}

async function languageOfOwn(tx: Tx, { customerId: id }: DayPass) {
  const own = await tx.user.findUnique({ where: { id }, select: { language: true } });
  return languageOf(own?.language ?? null);
}
