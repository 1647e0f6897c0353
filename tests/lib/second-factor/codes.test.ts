// Which codes are good and what using one up leaves behind, without a database: what it is asked is looked at here.
import { generate } from "otplib";
import { audit } from "@/lib/features/audit/commands";
import { spendCode, stepOf } from "@/lib/features/second-factor/codes";
import { openSecret, sealSecret } from "@/lib/features/second-factor/seal";
import { log } from "@/lib/log";
import { letters, queueMail } from "@/lib/post/mail";
import { secretOfPress } from "@/lib/press/press";
import type { SystemFlow } from "@/lib/scope";

const secrets: { AUTH_SECRET: string; AUTH_SECRET_PREVIOUS?: string } = { AUTH_SECRET: "first" };
jest.mock("@/lib/env", () => ({ env: () => secrets }));
jest.mock("@/lib/features/audit/commands", () => ({ audit: jest.fn() }));
jest.mock("@/lib/features/accounts/passwords", () => ({
  verifyPassword: async (hash: string, typed: string) => hash === `hash of ${typed}`,
}));
jest.mock("@/lib/post/mail", () => ({
  letters: { recoveryCodeUsed: jest.fn((told: object) => told) },
  queueMail: jest.fn(),
}));
jest.mock("@/lib/press/press", () => ({ secretOfPress: jest.fn() }));
jest.mock("@/lib/log", () => ({ log: { warn: jest.fn() } }));

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const NOW = new Date("2026-11-20T06:00:00Z");
const STEP = NOW.getTime() / 30_000;
const PERSON = { id: 7, role: "owner", email: "asha@example.test", fullname: "Asha" } as const;
const codeAt = (seconds: number) => generate({ secret: SECRET, epoch: NOW.getTime() / 1_000 + seconds });

const tx = {
  $executeRaw: jest.fn(async (_text: TemplateStringsArray, ..._values: unknown[]) => 1),
  authenticator: { findFirst: jest.fn() },
  recoveryCode: { findMany: jest.fn(), updateMany: jest.fn(), count: jest.fn() },
};
const system: jest.Mock = jest.fn((fn: (given: object) => unknown) => fn(tx));
const flow: SystemFlow = { now: NOW, system };
const spend = (typed: string) => spendCode(flow, PERSON, typed);

beforeEach(() => {
  jest.clearAllMocks();
  secrets.AUTH_SECRET = "first";
  delete secrets.AUTH_SECRET_PREVIOUS;
  jest.mocked(secretOfPress).mockResolvedValue(null);
  tx.$executeRaw.mockResolvedValue(1);
  tx.authenticator.findFirst.mockResolvedValue({ sealedSecret: sealSecret(7, SECRET) });
  tx.recoveryCode.findMany.mockResolvedValue([
    { id: 1, codeHash: "hash of 111122223333" },
    { id: 2, codeHash: "hash of 482109375526" },
  ]);
  tx.recoveryCode.updateMany.mockResolvedValue({ count: 1 });
  tx.recoveryCode.count.mockResolvedValue(8);
});

test.each([
  [-60, null],
  [-30, STEP - 1],
  [0, STEP],
  [29, STEP],
  [30, STEP + 1],
  [60, null],
])("a code of %d seconds away is of the step %s", async (seconds, step) => {
  expect(await stepOf(SECRET, await codeAt(seconds), NOW)).toBe(step);
});

test("a code of the app is used up with its step, and stays the press's that used it", async () => {
  jest.mocked(secretOfPress).mockResolvedValue("of the press");
  expect(await spend(await codeAt(0))).toBe(true);
  expect(tx.authenticator.findFirst).toHaveBeenCalledWith({
    where: { userId: 7, confirmedAt: { not: null } },
    select: { sealedSecret: true },
  });
  const sealed = (await tx.authenticator.findFirst()).sealedSecret;
  const [, step, press, kept, id, before, ...rest] = tx.$executeRaw.mock.calls[0] ?? [];
  expect([step, press, kept, id, before, ...rest]).toEqual([
    ...[STEP, "of the press", sealed, 7, sealed],
    ...[STEP, STEP, "of the press"],
  ]);
  expect(secretOfPress).toHaveBeenCalledWith(tx, "code");
  tx.$executeRaw.mockResolvedValue(0);
  expect(await spend(await codeAt(0))).toBe(false);
});

test("what the secret before sealed is sealed anew with the code's use", async () => {
  secrets.AUTH_SECRET = "second";
  secrets.AUTH_SECRET_PREVIOUS = "first";
  expect(await spend(await codeAt(0))).toBe(true);
  delete secrets.AUTH_SECRET_PREVIOUS;
  const kept = String(tx.$executeRaw.mock.calls[0]?.[3]);
  expect(openSecret(7, kept)).toEqual({ secret: SECRET, isOld: false });
});

test("another step's code, no authenticator and one that neither secret opens let nobody in", async () => {
  expect(await spend(await codeAt(60))).toBe(false);
  expect(log.warn).not.toHaveBeenCalled();
  secrets.AUTH_SECRET = "third";
  expect(await spend(await codeAt(0))).toBe(false);
  expect(log.warn).toHaveBeenCalledWith({ user: 7 }, expect.stringContaining("neither AUTH_SECRET"));
  tx.authenticator.findFirst.mockResolvedValue(null);
  expect(await spend(await codeAt(0))).toBe(false);
  expect(log.warn).toHaveBeenCalledTimes(1);
  expect(tx.$executeRaw).not.toHaveBeenCalled();
});

test("a code of the paper is used up, told of and audited with how many are left", async () => {
  jest.mocked(secretOfPress).mockResolvedValue("of the press");
  expect(await spend("4821-0937-5526")).toBe(true);
  expect(tx.recoveryCode.findMany).toHaveBeenCalledWith({ where: { userId: 7 }, orderBy: { id: "asc" } });
  expect(tx.recoveryCode.updateMany).toHaveBeenCalledWith({
    where: { id: 2, usedAt: null },
    data: { usedAt: NOW, usedPress: "of the press" },
  });
  expect(tx.recoveryCode.count).toHaveBeenCalledWith({ where: { userId: 7, usedAt: null } });
  const about = { entity: "user", entityId: 7, accountId: 7 };
  expect(audit).toHaveBeenCalledWith(tx, {
    ...{ actor: PERSON, action: "use-recovery-code", after: { left: 8 } },
    ...about,
  });
  expect(letters.recoveryCodeUsed).toHaveBeenCalledWith({ name: "Asha", left: 8 });
  expect(queueMail).toHaveBeenCalledWith(tx, "asha@example.test", { name: "Asha", left: 8 });
  expect(tx.$executeRaw).not.toHaveBeenCalled();
});

test("one that was used is good again only for the press that used it, and told of once", async () => {
  tx.recoveryCode.updateMany.mockResolvedValue({ count: 0 });
  expect(await spend("482109375526")).toBe(false);
  expect(tx.recoveryCode.count).not.toHaveBeenCalled();
  jest.mocked(secretOfPress).mockResolvedValue("of the press");
  tx.recoveryCode.count.mockResolvedValue(1);
  expect(await spend("482109375526")).toBe(true);
  expect(tx.recoveryCode.count).toHaveBeenCalledWith({ where: { id: 2, usedPress: "of the press" } });
  tx.recoveryCode.count.mockResolvedValue(0);
  expect(await spend("482109375526")).toBe(false);
  expect([audit, queueMail].map((done) => jest.mocked(done).mock.calls)).toEqual([[], []]);
});

test("what is no code, and another's, is looked up nowhere it doesn't belong", async () => {
  for (const typed of ["", "dal", "12345"]) expect(await spend(typed)).toBe(false);
  expect(tx.authenticator.findFirst).not.toHaveBeenCalled();
  expect(tx.recoveryCode.findMany).not.toHaveBeenCalled();
  expect(await spend("999999999999")).toBe(false);
  expect(tx.recoveryCode.updateMany).not.toHaveBeenCalled();
});
