// npm run drill:rim: customers, the owner and a driver press everything there is to press on a phone whose network fails at
// random; after each act what the page said is compared with the database. ACTS of them (300 unless said otherwise) on a
// product of its own; RIM_SEED replays a sequence, RIM_FIRST starts partway through it, RIM_ONLY takes just one action.
import { chromium, type Browser } from "@playwright/test";
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import { seeded } from "../drill/random";
import { browserFromEnvironment } from "@/tests/e2e/support/browser";
import setUp from "@/tests/e2e/support/global-setup";
import { demoLogin, logIn } from "@/tests/e2e/support/people";
import type { Ready, Visit } from "@/tests/e2e/support/presses/kit";
import { playAct, type Played } from "./act";
import { pickWeather } from "./weather";

const { ACTS = "300", RIM_FIRST = "0", RIM_SEED, RIM_ONLY } = process.env;
const seed = Number(RIM_SEED ?? Date.now() % 1_000_000);
const first = Number(RIM_FIRST);
const PHONE = { viewport: { width: 390, height: 844 }, locale: "en-IN", timezoneId: "America/Los_Angeles" };
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const SET_UP_WITHIN_MS = 60_000;
const PLAYED_WITHIN_MS = 90_000;
/** Windows in use at the same time; a seed's acts are the same only for the same number of them. */
const HANDS = 3;

type Prepare = (visit: Visit) => Promise<Ready>;

type Tally = {
  acts: number;
  skipped: number;
  again: number;
  done: number;
  unanswered: number;
  wrong: string[];
};

void runEntry(async () => {
  console.log(`seed ${seed}`);
  const takeDown = await setUp();
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void takeDown().finally(() => process.exit(1)));
  const browser = await chromium.launch({ ...browserFromEnvironment(), args: ARGS });
  try {
    const tally = await playAll(browser);
    tell(tally);
    process.exitCode = tally.wrong.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
    await takeDown();
  }
  process.exit();
});

async function playAll(browser: Browser): Promise<Tally> {
  // these read the database's address when they are loaded
  const { PRESSES } = await import("@/tests/e2e/support/presses/all");
  const presses = Object.entries(PRESSES).filter(([name]) => !RIM_ONLY || name === RIM_ONLY);
  const tally: Tally = { acts: 0, skipped: 0, again: 0, done: 0, unanswered: 0, wrong: [] };
  // some count across the whole kitchen: no two hands press the same button
  const hands = Math.min(HANDS, presses.length);
  const playHand = async (hand: number) => {
    const own = presses.filter((_, index) => index % hands === hand);
    for (let act = first; act < first + Number(ACTS); act++)
      if (act % hands === hand) await playOne({ browser, act, tally, presses: own });
  };
  await Promise.all(Array.from({ length: hands }, (_, hand) => playHand(hand)));
  return tally;
}

type Turn = { browser: Browser; act: number; tally: Tally; presses: [string, Prepare][] };

async function playOne({ browser, act, tally, presses }: Turn): Promise<void> {
  const random = seeded(seed, act);
  const [name, prepare] = random.pick(presses);
  const weather = pickWeather(random);
  const what = `act ${act}, ${name}, ${weather}`;
  await inWindow(browser, async (visit) => {
    const ready = await atMost(SET_UP_WITHIN_MS, prepare(visit));
    if (ready instanceof Error) {
      tally.skipped += 1;
      return console.log(`${what}: could not be set up: ${firstLine(ready)}`);
    }
    const played = await atMost(PLAYED_WITHIN_MS, playAct(ready, weather, random));
    if (!(played instanceof Error)) return note(tally, what, played);
    tally.unanswered += 1;
    console.log(`${what}: no answer: ${firstLine(played)}`);
  });
}

const firstLine = ({ message }: Error) => message.split("\n", 1).join("");

/** The answer, or the error it failed with, which may be that it took too long. */
async function atMost<T>(ms: number, answer: Promise<T>): Promise<T | Error> {
  const { promise: late, resolve } = Promise.withResolvers<Error>();
  const timer = setTimeout(() => resolve(new Error(`nothing within ${ms / 1000} s`)), ms);
  const failed = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
  return Promise.race([answer.catch(failed), late]).finally(() => clearTimeout(timer));
}

function note(tally: Tally, what: string, { wrong, done, isAgain }: Played): void {
  tally.acts += 1;
  tally.done += done > 0 ? 1 : 0;
  tally.again += isAgain ? 1 : 0;
  tally.wrong.push(...wrong.map((text) => `${what}: ${text}`));
  console.log(`${what}: ${done > 0 ? "done" : "not done"}${isAgain ? ", pressed again" : ""}`);
  for (const text of wrong) console.log(`WRONG (seed ${seed}, ${what}): ${text}`);
}

function tell({ acts, done, again, unanswered, skipped, wrong }: Tally): void {
  for (const text of wrong) console.log(`wrong: ${text}`);
  console.log(
    `seed ${seed}: ${acts} acts, ${done} done, ${again} pressed again after a "not done", ${unanswered} without an answer, ${skipped} could not be set up, ${wrong.length} wrong`,
  );
}

async function inWindow(browser: Browser, fn: (visit: Visit) => Promise<void>): Promise<void> {
  const contexts: { close: () => Promise<void> }[] = [];
  const visit: Visit = async (who) => {
    const context = await browser.newContext({ ...PHONE, baseURL: process.env.E2E_ADDRESS });
    contexts.push(context);
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    if (who !== "guest") await logIn(page, typeof who === "string" ? demoLogin(who) : who);
    return page;
  };
  try {
    await fn(visit);
  } finally {
    for (const context of contexts) await context.close().catch(() => {});
  }
}
