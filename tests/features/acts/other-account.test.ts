// A page of one person, in a browser where somebody else has logged in since: what it sends is not done as that other person.
import { refresh } from "next/cache";
import { getViewer } from "@/lib/access/auth";
import { closeRateLimits } from "@/lib/access/rate-limit";
import { pressKeyOf } from "@/lib/answers/press-key";
import { asSystem } from "@/lib/db";
import { userId, type Role } from "@/lib/domain/identity";
import { digestOfTables } from "@/tests/support/digest";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeCustomer, makeStaff } from "@/tests/support/make";
import { actionOf } from "./actions";
import { allActs } from "./all";
import { NOW } from "./kit";

jest.mock("next/cache", () => ({ revalidatePath: jest.fn(), refresh: jest.fn() }));
jest.mock("next/headers", () => jest.requireActual<object>("../passkeys/jar"));
jest.mock("next/server", () => ({ after: jest.fn() }));
jest.mock("@/lib/clock", () => ({ clockNow: () => new Date("2026-12-02T10:00:00+05:30") }));
jest.mock("@/lib/access/auth", () => ({
  ...jest.requireActual<object>("@/lib/access/auth"),
  getViewer: jest.fn(),
  signIn: jest.fn(),
  signOut: jest.fn(),
}));

const ACTS = allActs(gatewayOfFile());
afterAll(closeRateLimits);

async function become(id: number, role: Role) {
  const { email } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }));
  const who = { id: userId(id), role, fullname: "", email };
  jest.mocked(getViewer).mockResolvedValue({ ...who, sessionId: 0, provedAt: NOW });
  return { id: userId(id), role };
}

// one of each kind of wrapper: all actions go through the same door behind them
test.each([
  ["pauseDaysAction", "customer"],
  ["revokeOtherSessionsAction", "customer"],
  ["addClosuresAction", "owner"],
  ["giveCreditAction", "owner"],
] as const)("%s, sent by another person's page, is not done; by one's own it is", async (name, role) => {
  const owner = await makeCustomer();
  const id = role === "customer" ? Number(owner) : (await makeStaff(role)).id;
  const presser = await become(id, role);
  const another = await makeCustomer();
  const input = await ACTS[name]?.(owner, presser);
  const action = await actionOf(name);
  const before = await digestOfTables();
  jest.mocked(refresh).mockClear();
  expect(await action(input, pressKeyOf(another))).toEqual({ ok: false, error: "other-account" });
  expect(await digestOfTables()).toEqual(before);
  expect(refresh).toHaveBeenCalledTimes(1);
  expect(await action(input, pressKeyOf(id))).toMatchObject({ ok: true });
});
