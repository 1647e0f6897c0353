// The drill itself, once its stack is up and the environment names it.
import { Pool } from "pg";
import { disconnect } from "@/lib/db";
import { noCounts, restartsLine, summaryLine, type Counts } from "./counts";
import type { Staff } from "./flows/person";
import { gatewayAt } from "./gateway";
import { giveSecondStep, hireStaff, makeCustomers, openKitchen, PASSWORD, type Customer } from "./kitchen";
import { emptyNotes } from "./notes";
import { CUSTOMERS_A_ROUND, momentInWords, planRound } from "./plan";
import { playRound, rehearse, type Drill } from "./round";
import type { Stack } from "./stack";
import { judge } from "./verdict";
import { readButtons, Visitor, type Buttons } from "./visitor";
import { openQueue } from "./worker-queue";

export type Orders = { rounds: number; first: number; seed: number };

/** Rounds whose customers are billed together. */
const BATCH = 10;
/** The first one finds everything cold. */
const REHEARSALS = 2;

/** Runs the rounds, stops at the first that leaves anything wrong, and returns how many things are. */
export async function runDrill(stack: Stack, orders: Orders): Promise<number> {
  const pool = new Pool({ connectionString: stack.variables.DATABASE_URL, max: 8 });
  pool.on("error", () => {}); // the database is killed now and then
  const drill = await prepare(stack, pool, orders.seed);
  try {
    const differences = await playAll(drill, orders);
    console.log(restartsLine(drill.counts));
    console.log(await summaryLine(drill.counts, pool, differences));
    return differences;
  } finally {
    await drill.queue.close();
    await pool.end();
    await disconnect();
  }
}

async function prepare(stack: Stack, pool: Pool, seed: number): Promise<Drill> {
  const { variables, addresses } = stack;
  const buttons = readButtons();
  const hire = (role: "admin" | "driver") => hired(stack, buttons, role);
  return {
    seed,
    stack,
    pool,
    buttons,
    gateway: gatewayAt(addresses.gateway, variables.STRIPE_PUBLISHABLE_KEY),
    queue: await openQueue(pool, variables.DATABASE_URL),
    admins: [await hire("admin"), await hire("admin")],
    driver: await hire("driver"),
    customers: await supplier(),
    counts: noCounts(),
    played: { customers: [], notes: emptyNotes() },
    usual: 0,
  };
}

async function hired(stack: Stack, buttons: Buttons, role: "admin" | "driver"): Promise<Staff> {
  const { email } = await hireStaff(role);
  const visitor = new Visitor(stack.addresses.web, buttons, "10.255.0.1");
  await visitor.logIn(email, PASSWORD);
  if (role === "admin") await giveSecondStep(email);
  return { visitor, email };
}

async function supplier(): Promise<() => Promise<Customer[]>> {
  const kitchen = await openKitchen();
  const waiting: Customer[] = [];
  return async () => {
    if (waiting.length < CUSTOMERS_A_ROUND)
      waiting.push(...(await makeCustomers(kitchen, BATCH * CUSTOMERS_A_ROUND)));
    return waiting.splice(0, CUSTOMERS_A_ROUND);
  };
}

async function playAll(drill: Drill, { rounds, first, seed }: Orders): Promise<number> {
  for (let rehearsal = 0; rehearsal < REHEARSALS; rehearsal++) {
    const wrong = await rehearse(drill, -1 - rehearsal);
    if (wrong.length > 0) return report(wrong, `seed ${seed}, before anything was killed`);
  }
  console.log(`the flows take ${Math.round(drill.usual)} ms when nothing is killed`);
  for (let round = first; round < first + rounds; round++) {
    const started = performance.now();
    const wrong = await playRound(drill, round);
    console.log(roundLine(drill.counts, { seed, round, ms: performance.now() - started }));
    if (wrong.length > 0) return report(wrong, `seed ${seed}, round ${round}`);
  }
  const { wrong } = await judge({ ...drill.played, pool: drill.pool, start: "0" });
  return wrong.length > 0 ? report(wrong, `seed ${seed}, after all rounds`) : 0;
}

function report(wrong: readonly string[], where: string): number {
  console.log(`WRONG (${where}):\n${wrong.map((what) => `  ${what}`).join("\n")}`);
  return wrong.length;
}

type Played = { seed: number; round: number; ms: number };

function roundLine({ restarts }: Counts, { seed, round, ms }: Played): string {
  const plan = planRound(seed, round);
  const { victim, flows } = plan;
  const restart = restarts[victim].at(-1) ?? 0;
  const seconds = (ms / 1000).toFixed(1);
  return `round ${round}: ${victim} killed ${momentInWords(plan)}, up again in ${restart} ms; ${seconds} s; ${flows.join(", ")}`;
}
