// Who knows which version of the privacy notice, and that its text can't change without a new one.
import { createHash } from "node:crypto";
import { asCustomer, asSystem, disconnect, type Tx } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { signUp } from "@/lib/features/accounts/commands";
import { signUpSchema } from "@/lib/features/accounts/schema";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { closeAccount, keepAccount } from "@/lib/features/own-data/closing";
import { ownDataOf } from "@/lib/features/own-data/export";
import { knowNotice } from "@/lib/features/privacy/commands";
import { NOTICE } from "@/lib/features/privacy/schema";
import notices from "@/messages/en/notices.json";
import { at, makeCustomer } from "@/tests/support/make";
import { connectSql, type Sql } from "@/tests/support/sql";
import { scopeAt, typed } from "../accounts/sample";

const NOW = at("2026-12-02", "10:00");

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(async () => {
  await sql.close();
  await disconnect();
});

const consentsOf = (userId: number) =>
  asSystem((tx) => tx.consent.findMany({ where: { userId }, orderBy: { id: "asc" } }));
const kindsOf = async (id: number) =>
  (await consentsOf(id)).map(({ kind, notice }) => `${kind} ${String(notice)}`);
const as = <T>(customerId: CustomerId, act: (scope: { tx: Tx; now: Date; customerId: CustomerId }) => T) =>
  asCustomer(customerId, async (tx) => act({ tx, now: NOW, customerId }), NOW);
const known = async (id: number) => {
  const token = await openSession(scopeAt(NOW), { id: String(id), userAgent: null });
  return (await findSession(scopeAt(NOW), token))?.knownNotice;
};

// A change of the notice's words is a new notice: give it the day from which it holds, in lib/features/privacy/schema.ts.
test("the notice that is shown is the one of its day", () => {
  const digest = createHash("sha256").update(JSON.stringify(notices.privacy)).digest("hex").slice(0, 16);
  expect({ notice: NOTICE, digest }).toEqual({ notice: "2026-12-03", digest: "c93612a72de71e55" });
});

test("whoever opens an account has agreed to the notice of the day", async () => {
  const made = await signUp(scopeAt(NOW), signUpSchema.parse(typed({ email: "consents@example.test" })));
  if (!made.ok) throw new Error(made.error);
  expect(await kindsOf(made.value.userId)).toEqual([`given ${NOTICE}`]);
  expect(await known(made.value.userId)).toBe(NOTICE);
});

test("whoever was here before a notice is told of it once, and that is recorded once", async () => {
  const id = await makeCustomer();
  expect(await known(id)).toBeNull();
  await as(id, (scope) => knowNotice(scope, { notice: NOTICE }));
  await as(id, (scope) => knowNotice(scope, { notice: NOTICE }));
  expect(await kindsOf(id)).toEqual([`told ${NOTICE}`]);
  expect(await known(id)).toBe(NOTICE);
});

test("closing the account takes the consent back, and keeping it gives it again", async () => {
  const id = await makeCustomer();
  await as(id, closeAccount);
  await as(id, keepAccount);
  expect(await kindsOf(id)).toEqual([`withdrawn ${NOTICE}`, `given ${NOTICE}`]);
  const data = await asSystem((tx) => ownDataOf(tx, id));
  expect(data.consents).toHaveLength(2);
});

test("a consent is nobody else's to read or give, and is never rewritten", async () => {
  const [id, other] = [await makeCustomer(), await makeCustomer()];
  await as(id, (scope) => knowNotice(scope, { notice: NOTICE }));
  expect(await as(other, ({ tx }) => tx.consent.count())).toBe(0);
  const forged = as(other, ({ tx }) =>
    tx.consent.createMany({ data: [{ userId: id, notice: NOTICE, kind: "given" }] }),
  );
  await expect(forged).rejects.toThrow();
  for (const change of ["UPDATE consents SET kind = 'given'", "DELETE FROM consents", "TRUNCATE consents"])
    await expect(sql.query(change)).rejects.toThrow(/consents_append_only|append-only|never/);
});
