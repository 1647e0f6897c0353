// What others can't hide behind, and what is no sign of anything.
import { note } from "@/lib/access/note";
import { asSystem, disconnect } from "@/lib/db";
import { tellOfPatterns } from "@/lib/features/system/patterns";
import { systemFlow } from "../../support/bills";
import { at, makeCustomer, makeStaff } from "../../support/make";
import { emptyTables } from "../../support/sql";

const NIGHT = at("2026-12-02", "23:00");
jest.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "198.51.100.8" }),
}));
jest.mock("@/lib/clock", () => ({ clockNow: () => NIGHT, machineMs: () => NIGHT.getTime() }));

beforeEach(() => emptyTables("system_logs", "notifications"));
afterAll(disconnect);

test("a refusal about an account is kept beside a flood of others from the same network", async () => {
  const customer = { id: await makeCustomer() };
  for (let time = 0; time < 70; time += 1)
    await note({ operation: "stripe", who: null, refused: "unsigned" });
  await note({ operation: "log-in", who: customer, refused: "wrong-credentials" });
  expect(await asSystem((tx) => tx.systemLog.count({ where: { userId: null } }))).toBe(60);
  expect(await asSystem((tx) => tx.systemLog.count({ where: { userId: customer.id } }))).toBe(1);
});

test("an owner hears nothing of a customer who takes their own data home at night, and of the staff they do", async () => {
  const owner = await makeStaff("owner");
  await note({ operation: "export", who: { id: await makeCustomer() } });
  expect(await tellOfPatterns(systemFlow(NIGHT))).toBe(0);
  await note({ operation: "export", who: owner });
  expect(await tellOfPatterns(systemFlow(NIGHT))).toBeGreaterThan(0);
});
