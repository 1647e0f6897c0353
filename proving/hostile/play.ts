// Sends hostile requests to a running product and counts what comes back.
import { readFileSync } from "node:fs";
import { seeded } from "../drill/random";
import { hostileRequest, type Hostile } from "./generate";
import { send } from "./send";
import { findTargets } from "./targets";

export type Person = "guest" | "customer" | "driver" | "kitchen" | "owner";
export type Cookies = Readonly<Partial<Record<Person, string>>>;

export type Tally = {
  sent: number;
  statuses: Map<number, number>;
  kinds: Map<string, number>;
  /** 5xx answers, cut connections and silence: none of these may happen. */
  wrong: string[];
};

type Aim = {
  port: number;
  seed: number;
  count: number;
  hands: number;
  /** Called again from time to time: some of what is sent logs its sender out. */
  cookiesAt: (sent: number) => Promise<Cookies>;
  /** Called before each request. */
  onAct?: (act: number) => void;
};

const ANEW_EVERY = 400;
const PEOPLE: readonly Person[] = ["guest", "customer", "driver", "kitchen", "owner"];

export async function play({ port, seed, count, hands, cookiesAt, onAct }: Aim): Promise<Tally> {
  const targets = findTargets();
  const host = `127.0.0.1:${port}`;
  const tally: Tally = { sent: 0, statuses: new Map(), kinds: new Map(), wrong: [] };
  let next = 0;
  let cookies: Cookies = {};
  async function playOne(act: number): Promise<void> {
    onAct?.(act);
    if (act % ANEW_EVERY === 0) cookies = await cookiesAt(act);
    const random = seeded(seed, act);
    const who = random.pick(PEOPLE);
    const request = hostileRequest(random, targets, `http://${host}`);
    const address = `10.${act % 250}.${Math.floor(act / 250) % 250}.7`;
    const status = await send(request, { port, host, address, cookie: cookies[who] ?? null });
    note(tally, status, request, `${act} as ${who}`);
  }
  const playHand = async () => {
    while (next < count) await playOne(next++);
  };
  await Promise.all(Array.from({ length: hands }, playHand));
  return tally;
}

const LONGEST_SAID = 300;

function note(tally: Tally, status: number, request: Hostile, which: string): void {
  const { what, method, target, headers, body } = request;
  tally.sent += 1;
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
  tally.kinds.set(what, (tally.kinds.get(what) ?? 0) + 1);
  if (status >= 100 && status < 500) return;
  const told = `${JSON.stringify(headers)} ${body?.toString("latin1").slice(0, LONGEST_SAID) ?? ""}`;
  tally.wrong.push(
    `${status}: act ${which}, ${what}: ${method} ${target.slice(0, LONGEST_SAID)} ${told}`.slice(0, 1_500),
  );
}

export type LogFacts = { lines: number; faults: string[]; bare: string[] };

const ERROR_LEVEL = 50;

/** What the web server logged after the first `from` bytes: unexpected faults, and lines that aren't JSON. */
export function readLog(file: string, from = 0): LogFacts {
  return factsOf(readFileSync(file).subarray(from).toString());
}

/** Reads on in a log that may begin anew meanwhile: what stood in it then is in the file beside it. */
export function followLog(file: string): () => LogFacts {
  let from = readFileSync(file).length;
  return () => {
    const now = readFileSync(file);
    const rolled = now.length < from ? readFileSync(`${file}.before`).subarray(from) : null;
    const text = rolled ? `${rolled.toString()}${now.toString()}` : now.subarray(from).toString();
    from = now.length;
    return factsOf(text);
  };
}

function factsOf(text: string): LogFacts {
  const lines = text.split("\n").filter(Boolean);
  const facts: LogFacts = { lines: lines.length, faults: [], bare: [] };
  for (const line of lines) {
    if (!line.startsWith("{")) facts.bare.push(line);
    else if (Number(/"level":(\d+)/.exec(line)?.[1]) >= ERROR_LEVEL) facts.faults.push(line);
  }
  return facts;
}
