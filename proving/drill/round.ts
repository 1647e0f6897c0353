import type { Pool } from "pg";
import { startOfWorld } from "../histories/facts";
import type { Counts } from "./counts";
import { play } from "./flows/flows";
import type { Scene, Staff } from "./flows/person";
import type { Gateway } from "./gateway";
import type { Customer } from "./kitchen";
import { emptyNotes, type Notes } from "./notes";
import { planRound } from "./plan";
import { seeded } from "./random";
import type { Stack } from "./stack";
import { strikeAt, type Course } from "./strike";
import { orUnanswered } from "./unanswered";
import { judge, type Verdict } from "./verdict";
import { Visitor, type Buttons } from "./visitor";
import type { WorkerQueue } from "./worker-queue";

/** What stays the same from round to round. */
export type Drill = {
  seed: number;
  stack: Stack;
  pool: Pool;
  gateway: Gateway;
  buttons: Buttons;
  admins: readonly [Staff, Staff];
  driver: Staff;
  customers: () => Promise<Customer[]>;
  queue: WorkerQueue;
  counts: Counts;
  /** Everybody so far, and what they were told: all of it must still be true at the end. */
  played: { customers: Customer[]; notes: Notes };
  /** How long the flows usually take, in milliseconds. */
  usual: number;
};

const WEIGHT_OF_NEW = 0.3;

/** A round without a victim, to learn how long the flows take. */
export async function rehearse(drill: Drill, round: number): Promise<string[]> {
  const started = performance.now();
  const { wrong } = await perform(drill, round, async ({ flows }) => {
    await flows;
    drill.usual = performance.now() - started;
  });
  return wrong;
}

/** Returns what is wrong afterwards, in words. */
export async function playRound(drill: Drill, round: number): Promise<string[]> {
  const { stack, counts } = drill;
  const plan = planRound(drill.seed, round);
  const { wrong, looks } = await perform(drill, round, async (course) => {
    const started = performance.now();
    const measured = course.flows.then(() => {
      // the flows don't need the worker, so these rounds show how long they take
      if (plan.victim === "worker")
        drill.usual += (performance.now() - started - drill.usual) * WEIGHT_OF_NEW;
    });
    await Promise.all([measured, strikeAt(drill, plan, course)]);
  });
  counts.rounds += 1;
  counts.secondLooks += looks > 1 ? 1 : 0;
  return [...wrong, ...stack.accidents.splice(0)];
}

async function perform(
  drill: Drill,
  round: number,
  follow: (course: Course) => Promise<void>,
): Promise<Verdict> {
  const { pool, played } = drill;
  const customers = await drill.customers();
  const notes = emptyNotes();
  const start = await startOfWorld(pool);
  await drill.queue.wake();
  const { ended, running } = beginFlows(drill, round, { customers, notes });
  await follow({ flows: ended, running });
  const verdict = await judge({ pool, customers, start, notes });
  played.customers.push(...customers);
  played.notes.wishes.push(...notes.wishes);
  notes.mustBePaid.forEach((billId) => played.notes.mustBePaid.add(billId));
  notes.refusals.forEach((told, billId) => played.notes.refusals.set(billId, told));
  return { ...verdict, wrong: [...(await ended), ...verdict.wrong] };
}

type Cast = { customers: readonly Customer[]; notes: Notes };

/** `ended` says which flows never finished, in words. */
function beginFlows(drill: Drill, round: number, { customers, notes }: Cast) {
  const { flows } = planRound(drill.seed, round);
  let running = flows.length;
  const stories = customers.map(async (customer, index) => {
    const name = flows[index] ?? "pay";
    try {
      await play(name, sceneOf(drill, { customer, notes, round, index }));
      return [];
    } catch (error) {
      return [`"${name}" of customer ${customer.id}: ${inWords(error)}`];
    } finally {
      running -= 1;
    }
  });
  return { ended: Promise.all(stories).then((wrong) => wrong.flat()), running: () => running };
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.message}: ${inWords(error.cause)}` : error.message;
}

type Casting = { customer: Customer; notes: Notes; round: number; index: number };

function sceneOf(drill: Drill, { customer, notes, round, index }: Casting): Scene {
  const { seed, stack, pool, gateway, buttons, admins, driver, counts } = drill;
  const address = `10.${(customer.id >> 16) & 255}.${(customer.id >> 8) & 255}.${customer.id & 255}`;
  return {
    customer,
    browser: new Visitor(stack.addresses.web, buttons, address),
    admins,
    driver,
    gateway,
    pool,
    random: seeded(seed, round, index),
    notes,
    mark: `Cold food, slip ${round}-${index}`,
    persistence: { whole: stack.whole, onLost: () => void (counts.lostAnswers += 1) },
    presses: {
      letTryEnd: (key) => letTryEnd(pool, key),
      onFoundDone: () => void (counts.foundDone += 1),
    },
  };
}

async function letTryEnd(pool: Pool, key: string): Promise<void> {
  const text =
    "update presses set begun_at = begun_at - interval '2 minutes' where key = $1 and state = 'begun'";
  await orUnanswered("waiting", () => pool.query(text, [key]));
}
