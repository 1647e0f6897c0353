import path from "node:path";
import { statSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { newCookiesOf, newPeople } from "../../proving/hostile/cookies";
import { play, readLog } from "../../proving/hostile/play";
import { startStack, type Stack } from "./support/stack";

// A small part of `npm run drill:hostile`, on an empty product of its own.
test.describe.configure({ mode: "serial", timeout: 240_000 });

const COUNT = 3_000;
const SEED = 20_261_130;

let stack: Stack;

test.beforeAll(async () => {
  stack = await startStack({ demo: false, env: { TRUSTED_PROXIES: "1" } });
});
test.afterAll(() => stack.remove());

test(`${COUNT} hostile requests: none is answered with a fault, none is logged as one`, async () => {
  const people = await newPeople(stack.databaseUrl());
  const log = path.join(stack.dataDir, "logs", "web.log");
  const before = statSync(log).size;
  const tally = await play({
    port: stack.port,
    seed: SEED,
    count: COUNT,
    hands: 6,
    cookiesAt: () => newCookiesOf(stack.address, people, stack.databaseUrl()),
  });
  expect(tally.wrong).toEqual([]);
  expect(tally.sent).toBe(COUNT);
  const { faults, bare } = readLog(log, before);
  expect({ faults, bare }).toEqual({ faults: [], bare: [] });
});
