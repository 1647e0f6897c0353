// How often each action may be pressed, with the limiter that counts in production: by the address of whoever has no
// session, else by the user, wherever they are.
import fs from "node:fs";
import path from "node:path";
import { CredentialsSignin } from "next-auth";
import { getViewer, signIn } from "@/lib/access/auth";
import { closeRateLimits, takeTry } from "@/lib/access/rate-limit";
import { asSystem } from "@/lib/db";
import { userId } from "@/lib/domain/identity";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin, makeCustomer } from "@/tests/support/make";
import { typed } from "../accounts/sample";
import { actionOf } from "./actions";
import { billOf } from "./kit";

const sent = new Headers();

jest.mock("next/cache", () => ({ revalidatePath: jest.fn(), refresh: jest.fn() }));
jest.mock("next/headers", () => ({ headers: async () => sent, cookies: async () => ({ set: jest.fn() }) }));
jest.mock("next/server", () => ({ after: jest.fn() }));
jest.mock("@/lib/clock", () => ({ clockNow: () => new Date("2026-12-02T10:00:00+05:30") }));
jest.mock("@/lib/access/auth", () => ({
  ...jest.requireActual<object>("@/lib/access/auth"),
  getViewer: jest.fn(),
  signIn: jest.fn(),
  signOut: jest.fn(),
}));

gatewayOfFile();
afterAll(closeRateLimits);
beforeEach(async () => {
  jest.mocked(getViewer).mockResolvedValue(null);
  jest.mocked(signIn).mockRejectedValue(new CredentialsSignin());
  await asSystem((tx) => tx.$executeRaw`DELETE FROM rate_limits`);
});

type Limit = { name: string; points: number; seconds: number };

const QUARTER_HOUR = 900;

const A_PASSKEY = {
  ...{ id: "x", rawId: "x", type: "public-key", clientExtensionResults: {} },
  response: { clientDataJSON: "x", authenticatorData: "x", signature: "x" },
};

/** What needs no session, tries a password, or keeps the gateway busy has a limit of its own. */
const OF_GUESTS: Readonly<Record<string, Limit & { input: (index: number) => object }>> = {
  logInAction: {
    ...{ name: "log-in", points: 300, seconds: QUARTER_HOUR },
    input: (index) => ({ email: `somebody-${index}@example.test`, password: "a guess" }),
  },
  passkeyOptionsAction: { name: "passkey-options", points: 300, seconds: QUARTER_HOUR, input: () => ({}) },
  passkeyLogInAction: {
    ...{ name: "passkey-log-in", points: 100, seconds: QUARTER_HOUR },
    input: () => ({ response: A_PASSKEY }),
  },
  logOutAction: { name: "log-out", points: 300, seconds: QUARTER_HOUR, input: () => ({}) },
  signUpAction: {
    ...{ name: "sign-up", points: 40, seconds: QUARTER_HOUR },
    input: (index) => typed({ email: `limited-${index}@example.test` }),
  },
  startAction: {
    ...{ name: "start", points: 40, seconds: QUARTER_HOUR },
    input: (index) => ({
      ...typed({ email: `limited-start-${index}@example.test` }),
      ...{ planId: 1_000_000, startDate: "2026-12-10", endDate: "2026-12-20", weekdays: [1] },
    }),
  },
  requestResetAction: {
    ...{ name: "request-reset", points: 20, seconds: QUARTER_HOUR },
    input: (index) => ({ email: `somebody-${index}@example.test` }),
  },
  openLinkAction: {
    ...{ name: "open-link", points: 60, seconds: QUARTER_HOUR },
    input: () => ({ page: "join", token: "x" }),
  },
  resetPasswordAction: {
    ...{ name: "reset-password", points: 20, seconds: QUARTER_HOUR },
    input: (index) => ({
      email: `somebody-${index}@example.test`,
      token: "x",
      password: "two mangoes, a lime",
    }),
  },
  joinAction: {
    ...{ name: "join-staff", points: 20, seconds: QUARTER_HOUR },
    input: () => ({ token: "x", password: "two mangoes, a lime" }),
  },
  changeByPassAction: {
    ...{ name: "change-by-pass", points: 60, seconds: QUARTER_HOUR },
    input: () => ({ pass: "x", act: "pause" }),
  },
  answerEmailChangeAction: {
    ...{ name: "answer-email-change", points: 20, seconds: QUARTER_HOUR },
    input: () => ({ token: "x", agrees: true }),
  },
};

const A_PROOF = {
  ...{ name: "My phone", currentPassword: "a guess", code: "123456", response: A_PASSKEY },
  ...{ email: "another@example.test", token: "x" },
  ...{ endpoint: "https://push.test/1", p256dh: "B".repeat(87), auth: "a".repeat(22) },
};
const OF_USERS: Readonly<Record<string, Limit>> = {
  proveAction: { name: "prove", points: 10, seconds: QUARTER_HOUR },
  proveOptionsAction: { name: "prove-options", points: 10, seconds: QUARTER_HOUR },
  proveByPasskeyAction: { name: "prove-by-passkey", points: 10, seconds: QUARTER_HOUR },
  startPasskeyAction: { name: "start-passkey", points: 10, seconds: QUARTER_HOUR },
  confirmAuthenticatorAction: { name: "set-up-authenticator", points: 10, seconds: QUARTER_HOUR },
  renewRecoveryCodesAction: { name: "make-recovery-codes", points: 10, seconds: QUARTER_HOUR },
  takeOffAuthenticatorAction: { name: "take-off-authenticator", points: 10, seconds: QUARTER_HOUR },
  changePasswordAction: { name: "change-password", points: 10, seconds: QUARTER_HOUR },
  sendProofAgainAction: { name: "send-proof-again", points: 10, seconds: QUARTER_HOUR },
  changeEmailAction: { name: "change-email", points: 10, seconds: QUARTER_HOUR },
  proveEmailAction: { name: "prove-email", points: 20, seconds: QUARTER_HOUR },
  chooseFirstPasswordAction: { name: "choose-first-password", points: 10, seconds: QUARTER_HOUR },
  addPushDeviceAction: { name: "add-push-device", points: 20, seconds: QUARTER_HOUR },
  startPaymentAction: { name: "start-payment", points: 60, seconds: 600 },
  checkBillPaymentAction: { name: "check-bill-payment", points: 60, seconds: 600 },
  checkBooksAction: { name: "check-books", points: 20, seconds: 600 },
};

const SESSION = { sessionId: 0, provedAt: new Date("2026-12-02T10:00:00+05:30") };

/** Everything else, for one person in a minute. */
const OTHERWISE = 240;

const from = (forwardedFor: string) => sent.set("x-forwarded-for", forwardedFor);

/** As if all tries but one were used up. */
async function useUp({ name, points, seconds }: Limit, who: string): Promise<void> {
  for (let left = 1; left < points; left += 1)
    expect(await takeTry(name, who, { points, seconds })).toBe(true);
}

async function isLimited(action: string, input: unknown): Promise<boolean> {
  const answer = await (await actionOf(action))(input);
  return !answer.ok && answer.error === "rate-limited";
}

test.each(Object.entries(OF_GUESTS))("%s counts by the address, over all accounts", async (action, limit) => {
  await useUp(limit, "203.0.113.7");
  from("203.0.113.7");
  expect(await isLimited(action, limit.input(1))).toBe(false);
  expect(await isLimited(action, limit.input(2))).toBe(true);
  from("10.9.9.9, 203.0.113.7");
  expect(await isLimited(action, limit.input(3))).toBe(true);
  from("203.0.113.8");
  expect(await isLimited(action, limit.input(4))).toBe(false);
});

test.each(Object.entries(OF_USERS))("%s counts by the user, wherever they are", async (action, limit) => {
  const isOffice = action === "checkBooksAction";
  const id = isOffice ? (await makeAdmin()).id : await makeCustomer();
  const role = isOffice ? ("admin" as const) : ("customer" as const);
  const input = isOffice
    ? {}
    : action === "changePasswordAction"
      ? { currentPassword: "a guess", password: "two mangoes and a lime" }
      : action === "chooseFirstPasswordAction"
        ? { password: "two mangoes and a lime" }
        : limit.seconds === QUARTER_HOUR
          ? A_PROOF
          : { billId: (await billOf(id)).billId, seen: 120_000 };
  jest.mocked(getViewer).mockResolvedValue({ id: userId(id), role, fullname: "", email: "", ...SESSION });
  await useUp(limit, `user ${id}`);
  from("203.0.113.7");
  expect(await isLimited(action, input)).toBe(false);
  from("203.0.113.8");
  expect(await isLimited(action, input)).toBe(true);
  const other = userId(await makeCustomer());
  jest.mocked(getViewer).mockResolvedValue({ id: other, role, fullname: "", email: "", ...SESSION });
  expect(await isLimited(action, input)).toBe(false);
});

test("one account's password is not guessed from many addresses, and its neighbour is left alone", async () => {
  const guess = async (address: string, email: string) => {
    from(address);
    return (await actionOf("logInAction"))({ email, password: "a guess" });
  };
  for (let index = 0; index < 100; index += 1)
    expect(await guess(`198.51.100.${index}`, "wanted@example.test")).toMatchObject({
      error: "wrong-credentials",
    });
  expect(await guess("203.0.113.9", "wanted@example.test")).toMatchObject({ error: "work-needed" });
  expect(await guess("203.0.113.9", "neighbour@example.test")).toMatchObject({ error: "wrong-credentials" });
});

test("everything else is pressed 240 times in a minute and no more", async () => {
  const id = await makeCustomer();
  const viewer = { id: userId(id), role: "customer" as const, fullname: "", email: "", ...SESSION };
  jest.mocked(getViewer).mockResolvedValue(viewer);
  for (let left = 1; left < OTHERWISE; left += 1)
    expect(await takeTry("pause-days", `user ${id}`)).toBe(true);
  expect(await isLimited("pauseDaysAction", { days: ["2026-12-20"] })).toBe(false);
  expect(await isLimited("pauseDaysAction", { days: ["2026-12-20"] })).toBe(true);
  expect(await isLimited("resumeDaysAction", { days: ["2026-12-20"] })).toBe(false);
});

test("whatever works without a session, or has a limit of its own, stands in these tables", () => {
  const features = path.join(process.cwd(), "lib", "features");
  const limited = fs
    .readdirSync(features, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "actions.ts")
    .flatMap((file) => fs.readFileSync(path.join(features, file), "utf8").split(/^(?=export )/m))
    .filter((text) => /guestAction\(|\brateLimit\b/.test(text))
    .flatMap((text) => /^export const (\w+)/.exec(text)?.[1] ?? []);
  expect(limited.toSorted()).toEqual([...Object.keys(OF_GUESTS), ...Object.keys(OF_USERS)].toSorted());
});
