// An account and its first subscription by one press: both, or neither.
import { randomUUID } from "node:crypto";
import { CredentialsSignin } from "next-auth";
import { asSystem, disconnect } from "@/lib/db";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { startSchema } from "@/lib/features/subscriptions/schema";
import { startAndLogIn } from "@/lib/joining/start";
import { duringPress, pressOf } from "@/lib/press/press";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { scopeAt, typed } from "@/tests/features/accounts/sample";
import { makeClosure, makePlan } from "@/tests/support/make";

const signIn = jest.fn();
jest.mock("@/lib/access/auth", () => ({ signIn: (...given: unknown[]) => signIn(...given) }));
jest.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ set: jest.fn() }),
}));

beforeEach(() => {
  signIn.mockReset();
  signIn.mockImplementation(async (_provider: string, given: { email: string; password: string }) => {
    if (!(await verifyCredentials(scopeAt(), given))) throw new CredentialsSignin();
  });
});

afterAll(disconnect);

const TODAY = parsePlainDate("2026-11-20");
const flow = () => ({ ...scopeAt(), run: scopeAt().system, address: "10.0.0.1", names: () => {} });

function wish(email: string, planId: number, given: object = {}) {
  const run = { planId, startDate: "2026-11-21", endDate: "2026-12-20", weekdays: [1, 2, 3, 4, 5] };
  return startSchema(TODAY).parse({ ...typed({ email }), ...run, ...given });
}

const claimsOf = (email: string) =>
  asSystem((tx) =>
    tx.user.findMany({ where: { emailClaim: { email } }, include: { subscriptions: true, consents: true } }),
  );

test("makes the account with its subscription, and logs its owner in on Today", async () => {
  const plan = await makePlan({ dailyRate: 130 });
  const done = await startAndLogIn(flow(), wish("starts@example.test", plan.id, { seenRate: 130 }));
  const [person] = await claimsOf("starts@example.test");
  expect(person).toMatchObject({ area: "Vashi", role: "customer", consents: [{}] });
  expect(person?.subscriptions).toMatchObject([
    { planId: plan.id, dailyRate: 130, weekdays: [1, 2, 3, 4, 5], isActive: true },
  ]);
  expect(done).toEqual({ ok: true, value: { to: `/dashboard?taken=${person?.subscriptions[0]?.id}` } });
  expect(signIn).toHaveBeenCalledTimes(1);
});

test.each([
  ["price-changed", "dearer@example.test", { seenRate: 99 }],
  ["start-after-cutoff", "late@example.test", { startDate: "2026-11-20" }],
  ["no-tiffin", "closed@example.test", { startDate: "2026-12-25", endDate: "2026-12-25" }],
  ["area", "far@example.test", { area: "Colaba", isPincodeRight: true }],
  ["password-common", "weak@example.test", { password: "sunshine2024" }],
])("refused with %s, nobody has an account", async (error, email, given) => {
  if (error === "no-tiffin") await makeClosure("2026-12-25", "Christmas");
  const plan = await makePlan();
  expect(await startAndLogIn(flow(), wish(email, plan.id, given))).toEqual({ ok: false, error });
  expect(await claimsOf(email)).toEqual([]);
  expect(signIn).not.toHaveBeenCalled();
});

test("the same press sent again makes nothing more, and answers the same", async () => {
  const plan = await makePlan();
  const input = wish("twice@example.test", plan.id);
  const key = randomUUID();
  const press = async () => {
    const sent = await pressOf(key, { action: "start", userId: null, input });
    return duringPress(sent, () => startAndLogIn(flow(), input));
  };
  const first = await press();
  expect(await press()).toEqual(first);
  const people = await claimsOf("twice@example.test");
  expect(people.map(({ subscriptions }) => subscriptions.length)).toEqual([1]);
});
