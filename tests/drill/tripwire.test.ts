import { createServer, type Server } from "node:http";
import { addressOf, listen } from "@/proving/drill/listening";
import type { CallMoment, Victim } from "@/proving/drill/plan";
import { startTripwire, type Tripwire } from "@/proving/drill/tripwire";

let gateway: Server;
let tripwire: Tripwire;
let happened: string[] = [];

beforeAll(async () => {
  gateway = createServer((request, response) => {
    happened.push(`${request.method} done`);
    response.end("{}");
  });
  await listen(gateway);
  tripwire = await startTripwire(addressOf(gateway));
});
beforeEach(() => {
  happened = [];
  tripwire.clear();
});
afterAll(async () => {
  await tripwire.close();
  gateway.close();
});

function strikeOf(victim: Victim) {
  return () => {
    happened.push(`${victim} killed`);
    return { victim, dead: Promise.resolve(), risen: Promise.resolve(1) };
  };
}

const set = (moment: Omit<CallMoment, "at">, victim: Victim) =>
  void tripwire.set({ at: "call", ...moment }, strikeOf(victim));

const call = (method = "POST") => fetch(tripwire.url, { method });

test("strikes at the call that was named, and at no other; reading counts for none", async () => {
  set({ number: 2, when: "before" }, "web");
  await call("GET");
  await call();
  await call();
  await call();
  expect(happened).toEqual(["GET done", "POST done", "web killed", "POST done", "POST done"]);
});

test("after its work the gateway's answer still arrives when somebody else died", async () => {
  set({ number: 1, when: "after" }, "database");
  expect((await call()).status).toBe(200);
  expect(happened).toEqual(["POST done", "database killed"]);
});

test("the answer of a gateway that died is lost", async () => {
  set({ number: 1, when: "after" }, "sandbox");
  await expect(call()).rejects.toThrow();
  expect(happened).toEqual(["POST done", "sandbox killed"]);
});
