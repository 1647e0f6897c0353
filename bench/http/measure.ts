// What bench/http/run.ts runs in the copy: a server of its own with a loaded year, asked over HTTP.
import { randomBytes, randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { instantAt } from "@/lib/domain/business-time";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";
import { readButtons } from "@/proving/drill/visitor";
import { freePort, startStack } from "@/tests/e2e/support/stack";
import { migrate, startTestPostgres } from "@/tests/support/test-postgres.mjs";
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import { LOADED_DAY, loadYear } from "../year/load-year";
import { rateOf, type Ask } from "./load";
import { cookiesOf, withPasswords } from "./people";
import { linesOf, type Line } from "./lines";

const { values } = parseArgs({
  options: {
    customers: { type: "string", default: "1000" },
    seconds: { type: "string", default: "5" },
    turns: { type: "string", default: "3" },
  },
});
const READERS = 16;
const PRESSERS = 12;
/** So many that none of them presses more often than somebody may. */
const PEOPLE = 64;

const day = parsePlainDate(LOADED_DAY);
const now = instantAt(day, "06:00");

function asker(address: string, cookies: readonly string[]) {
  let asked = 0;
  const nextCookie = () => cookies[asked++ % cookies.length] ?? "";
  const read = (path: string) => (): Ask => ({ method: "GET", path, headers: { cookie: nextCookie() } });
  const guest = (path: string) => (): Ask => ({ method: "GET", path, headers: {} });
  const buttons = readButtons();
  const press = (action: string, input: unknown): Ask => ({
    method: "POST",
    path: "/calendar",
    headers: {
      ...{ cookie: nextCookie(), origin: address, accept: "text/x-component" },
      ...{ "content-type": "text/plain;charset=UTF-8", "next-action": buttons.get(action) ?? "" },
    },
    body: JSON.stringify([input, randomUUID()]),
  });
  return { read, guest, press };
}

/** Each person pauses ten days ahead one by one, resumes them, and begins again. */
function pauses(press: (action: string, input: unknown) => Ask) {
  let pressed = 0;
  return () => {
    const round = Math.floor(pressed++ / PEOPLE);
    const days = [addDays(day, 2 + (round % 10))];
    return press(Math.floor(round / 10) % 2 === 0 ? "pauseDaysAction" : "resumeDaysAction", { days });
  };
}

void runEntry(async () => {
  const server = await startTestPostgres("http");
  try {
    await migrate(server.url);
    await loadYear(server.url, { customers: Number(values.customers), seed: 1 });
    const emails = await withPasswords(server.url, PEOPLE);
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const env = {
      ...{ DATABASE_URL: server.url, AUTH_SECRET: randomBytes(32).toString("hex") },
      ...{ APP_URL: address, TRUSTED_PROXIES: "1" },
    };
    const stack = await startStack({ now, demo: false, port, env });
    try {
      const { read, guest, press } = asker(address, await cookiesOf(address, emails));
      const loadOf = (connections: number) => ({ address, connections, seconds: Number(values.seconds) });
      const [readers, pressers] = [loadOf(READERS), loadOf(PRESSERS)];
      const tasks: (Omit<Line, "turns"> & { ours: () => Ask; limit: () => Ask; load: typeof readers })[] = [
        ...["/dashboard", "/calendar", "/bills"].map((path) => ({
          ...{ task: path, beside: "an empty page", wanted: { share: 0.5, p99: 3 } },
          ...{ ours: read(path), limit: read("/bench"), load: readers },
        })),
        ...["/", "/plans", "/menu"].map((path) => ({
          ...{ task: `${path}, guests`, beside: "an empty page", wanted: { share: 0.85 } },
          ...{ ours: guest(path), limit: guest("/bench"), load: readers },
        })),
        {
          ...{
            task: "a day paused or resumed",
            beside: "a press that does nothing",
            wanted: { share: 0.6, p99: 2 },
          },
          ...{ ours: pauses(press), limit: () => press("doNothing", {}), load: pressers },
        },
      ];
      const lines: Line[] = [];
      for (const { ours, limit, load, ...line } of tasks) {
        await rateOf({ ...load, seconds: 2 }, ours);
        await rateOf({ ...load, seconds: 2 }, limit);
        const turns = [];
        for (let turn = 0; turn < Number(values.turns); turn += 1)
          turns.push({ ours: await rateOf(load, ours), limit: await rateOf(load, limit) });
        lines.push({ ...line, turns });
        console.log(linesOf([{ ...line, turns }]).at(-1));
      }
      console.log(`\n${linesOf(lines).join("\n")}`);
    } finally {
      await stack.remove();
    }
  } finally {
    await server.stop();
  }
});
