// A press as a form and its action do it: with a key, and perhaps without ever hearing the answer.
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { refuse, type Result } from "@/lib/domain/result";
import { duringPress, ONCE, pressOf, PressWithdrawn, type PressWay } from "@/lib/press/press";
import { askPress } from "@/lib/press/ask";
import { QUIET, type Life, type Trouble } from "./life";
import type { App, Play } from "./play";

/**
 * What becomes of a press's answer.
 * - heard: nobody presses again; if the process was killed nobody hears anything
 * - lost: the same key is pressed again, whatever became of the first
 * - asked for: lost, and the page asks by the key before it presses again
 * - asked for too early: the page asks before the press has even arrived, and it arrives afterwards
 * - sent twice: the network delivers it twice at once, with the same key
 */
export type Fate = "heard" | "lost" | "asked for" | "asked for too early" | "sent twice";

/** What goes wrong with a press: in the app, and with its answer. */
export type PressTrouble = Trouble & { fate: Fate };

export const HEARD = { ...QUIET, fate: "heard" } as const;

/** One button on one page. `way`: as its action says. */
export type Form<V, E extends string> = {
  action: string;
  way: Exclude<PressWay, "own">;
  by: "customer" | "staff";
  input: object;
  act: (app: App) => Promise<Result<V, E>>;
};

type Answer<V, E extends string> = Result<V, E | "withdrawn">;
/** What a page hears; null when it hears nothing and stops asking. */
export type Heard<V, E extends string> = Answer<V, E> | null;

type Sent<V, E extends string> = { form: Form<V, E>; key: string };

/** Presses one button, or the same button on several pages at once; returns what each page hears in the end. */
export async function pressForms<V, E extends string>(
  play: Play,
  trouble: PressTrouble,
  forms: readonly Form<V, E>[],
): Promise<Heard<V, E>[]> {
  const { fate } = trouble;
  const all = forms.map((form) => ({ form, key: randomUUID() }));
  if (fate === "asked for too early")
    for (const sent of all)
      insist((await ask(play, sent)).state === "withdrawn", sent, "was known before it came");
  const first = await arrive(play, trouble, all);
  if (fate === "heard") return first ?? forms.map(() => null);
  play.counts["lost answers"] += forms.length;
  if (first === null) await tryIsOver(play, all);
  return Promise.all(all.map((sent, index) => hear(play, fate, sent, first?.[index] ?? null)));
}

/** The presses reach a process of the app, which may meet trouble; null when it was killed handling them. */
async function arrive<V, E extends string>(
  play: Play,
  trouble: PressTrouble,
  all: readonly Sent<V, E>[],
): Promise<Answer<V, E>[] | null> {
  const copies = trouble.fate === "sent twice" ? 2 : 1;
  // the second copy would wait a minute for a killed first one
  const met = copies > 1 && trouble.kind === "killed" ? QUIET : trouble;
  const answers = await play.act(met, async (app, life) => {
    const done = await Promise.allSettled(
      all.flatMap((sent) => Array.from({ length: copies }, () => send(play, sent, { app, life }))),
    );
    return done.map((one) => {
      if (one.status === "rejected") throw one.reason;
      return one.value;
    });
  });
  if (!answers || copies === 1) return answers;
  return all.map((sent, index) => agreed(sent, answers.slice(2 * index, 2 * index + 2)));
}

/** What an action does with a press. See lib/access/action.ts. */
async function send<V, E extends string>(
  { customer, kitchen }: Play,
  { form, key }: Sent<V, E>,
  { app, life }: { app: App; life: Life },
): Promise<Answer<V, E>> {
  const userId = form.by === "customer" ? customer.id : kitchen.admin.id;
  const press = await pressOf(key, { action: form.action, userId, input: form.input });
  try {
    return await duringPress(press, () => ONCE[form.way](() => life.outlive(() => form.act(app))));
  } catch (fault) {
    if (fault instanceof PressWithdrawn) return refuse("withdrawn");
    throw fault;
  }
}

/** Of two copies, at least one says what was done. */
function agreed<V, E extends string>(sent: Sent<V, E>, copies: readonly Answer<V, E>[]): Answer<V, E> {
  const [first, second = first] = copies;
  if (!first || !second) throw new Error("nothing was sent");
  if (first.ok && second.ok) mustBeSame(sent, first, second);
  return first.ok ? first : second;
}

/** A page that heard nothing finds out what is true, or a person presses again. */
async function hear<V, E extends string>(
  play: Play,
  fate: Fate,
  sent: Sent<V, E>,
  first: Heard<V, E>,
): Promise<Heard<V, E>> {
  if (fate === "asked for too early") {
    insist(
      first !== null && !first.ok && first.error === "withdrawn",
      sent,
      "was done after it was given up",
    );
    return again(play, { form: sent.form, key: randomUUID() });
  }
  const asked = fate === "asked for" ? await ask(play, sent) : null;
  if (asked?.state === "done" && first?.ok) mustBeSame(sent, first, { ok: true, value: asked.value });
  if (asked?.state === "withdrawn" || asked?.state === "broke-off") {
    insist(!first?.ok, sent, `was done, and is said to be ${asked.state}`);
    return again(play, { form: sent.form, key: randomUUID() });
  }
  const second = await again(play, sent);
  if (first?.ok) mustBeSame(sent, first, second);
  return second;
}

async function again<V, E extends string>(play: Play, sent: Sent<V, E>): Promise<Heard<V, E>> {
  const answers = await arrive(play, HEARD, [sent]);
  return answers?.[0] ?? null;
}

function ask<V, E extends string>({ customer, kitchen }: Play, { form, key }: Sent<V, E>) {
  return askPress(key, form.by === "customer" ? customer.id : kitchen.admin.id);
}

/** Lets the minute pass for which a killed try holds its key; the database measures it by its own clock. */
async function tryIsOver({ kitchen }: Play, all: readonly { key: string }[]): Promise<void> {
  const text = "update presses set begun_at = begun_at - interval '2 minutes' where key = any($1::uuid[])";
  await kitchen.pool.query(text, [all.map(({ key }) => key)]);
}

/** A copy may be answered while the other still waits for the gateway: its status then says how far that had got. */
const asSent = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, part: unknown) => (name === "status" ? undefined : part)));

function mustBeSame(sent: Sent<unknown, string>, first: unknown, second: unknown): void {
  const isSame = sent.form.way === "repeatable" || isDeepStrictEqual(asSent(first), asSent(second));
  insist(isSame, sent, `answered ${JSON.stringify(first)}, and then ${JSON.stringify(second)}`);
}

function insist(holds: boolean, { form }: { form: { action: string } }, what: string): void {
  if (!holds) throw new Error(`the press ${form.action} ${what}`);
}
