// What the doctor says of proxies: through ones that do as nginx, Caddy and others do, to what the door makes of it.
import http, { type IncomingHttpHeaders } from "node:http";
import { seenAs, doctorsWord } from "@/lib/process/seen";
import { answersOf } from "@/scripts/doctor/finding";
import { askProxies, comeThrough, proxiesFinding } from "@/scripts/doctor/proxies";
import { settleForwarded } from "@/scripts/web/forwarded.mjs";
import { parseEnv } from "@/lib/env";

// lib/env reads the environment once
process.env.DATABASE_URL = "postgresql://visitors@127.0.0.1:5432/none";

const open: http.Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(answer: http.RequestListener): Promise<string> {
  const server = http.createServer(answer);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("it has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** The product's door and its answer about itself. */
const product = (trustedProxies: number) =>
  listen((request, response) => {
    const appUrl = "https://tiffin.example.com";
    settleForwarded(request.headers, request.socket.remoteAddress ?? "", { appUrl, trustedProxies });
    const settled = new Headers();
    for (const [name, value] of Object.entries(request.headers)) settled.set(name, String(value));
    const seen = seenAs(settled);
    response.end(JSON.stringify({ status: "ok", version: "1", ...(seen !== null && { seen }) }));
  });

type Telling = (sent: IncomingHttpHeaders, visitor: string) => IncomingHttpHeaders;
const adds: Telling = (sent, visitor) => ({
  ...sent,
  "x-forwarded-for": [sent["x-forwarded-for"], visitor].filter(Boolean).join(", "),
});
const setsAnew: Telling = (sent, visitor) => ({ ...sent, "x-forwarded-for": visitor });
const passesAsIs: Telling = (sent) => sent;
const drops: Telling = ({ "x-forwarded-for": _dropped, ...sent }) => sent;

const proxy = (target: string, telling: Telling) =>
  listen((request, response) => {
    const headers = telling(request.headers, request.socket.remoteAddress ?? "");
    http.get(target + (request.url ?? ""), { headers, agent: false }, (answer) => answer.pipe(response));
  });

async function through(tellings: readonly Telling[], trustedProxies: number) {
  let address = await product(trustedProxies);
  for (const telling of tellings.toReversed()) address = await proxy(address, telling);
  return proxiesFinding(await comeThrough(new URL(address)));
}

test.each<[string, readonly Telling[], number, string, RegExp]>([
  ["none in front, none trusted", [], 0, "ok", /seen as 127\.0\.0\.2, which it is/],
  ["one that adds, one trusted", [adds], 1, "ok", /which it is/],
  ["one that sets it anew, one trusted", [setsAnew], 1, "ok", /which it is/],
  ["two that add, two trusted", [adds, adds], 2, "ok", /which it is/],
  ["none in front, one trusted", [], 1, "wrong", /anybody can say/],
  ["one that adds, two trusted", [adds], 2, "wrong", /anybody can say/],
  ["one that passes it on as it came", [passesAsIs], 1, "wrong", /anybody can say/],
  ["one that says nothing", [drops], 1, "wrong", /one can lock out all/],
  ["one that adds, none trusted", [adds], 0, "wrong", /one can lock out all/],
  ["two that add, one trusted", [adds, adds], 1, "wrong", /one can lock out all/],
])("%s", async (_what, tellings, trusted, state, says) => {
  const finding = await through(tellings, trusted);
  expect(finding).toMatchObject({ state, says: expect.stringMatching(says) });
  expect(finding.cure !== undefined).toBe(state !== "ok");
});

test.each([
  [{ seen: undefined, came: "10.0.0.5" }, "weak"],
  [{ seen: "10.0.0.2", came: "10.0.0.5" }, "weak"],
  [{ seen: "203.0.113.7", came: "10.0.0.5" }, "ok"],
  [{ seen: "fd00::2", came: "2001:db8::5" }, "weak"],
  [{ seen: "2001:db8::5", came: "2001:db8::5" }, "ok"],
  [{ seen: "::1", came: "2001:db8::5" }, "wrong"],
])("%j", (seen, state) => {
  expect(proxiesFinding(seen).state).toBe(state);
});

test("only the doctor is told, and for a few minutes", () => {
  const now = 1_800_000_000_000;
  const shown = (authorization?: string, ms = now) =>
    seenAs(new Headers({ "x-forwarded-for": "203.0.113.7", ...(authorization && { authorization }) }), ms);
  expect(shown(doctorsWord(now))).toBe("203.0.113.7");
  expect(shown(doctorsWord(now), now + 60_000)).toBe("203.0.113.7");
  expect(shown(doctorsWord(now), now + 120_000)).toBeNull();
  expect(shown()).toBeNull();
  expect(shown("Bearer doctor.guessed")).toBeNull();
});

test("nothing is asked of an address that is this machine's alone; one that nobody answers at is said", async () => {
  const patient = (APP_URL: string) => ({
    env: parseEnv({ ...process.env, APP_URL }),
    ...{ isEmbedded: true, isSandbox: true, now: new Date("2026-11-20T12:00:00Z") },
  });
  expect(await askProxies(patient("http://127.0.0.1:3000"))).toEqual([]);
  const [answer] = await answersOf("proxies' headers", askProxies, patient("https://tiffin.invalid"));
  expect(answer).toMatchObject({ state: "wrong", says: expect.stringContaining("could not be asked") });
});
