import { asSystem, disconnect } from "@/lib/db";
import type { Language } from "@/lib/domain/language/language";
import { findClaimants } from "@/lib/features/email-proof/queries";
import { chooseLanguage } from "@/lib/features/languages/commands";
import { accountOfId, languageOfPerson } from "@/lib/features/accounts/queries";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { ownDataOf } from "@/lib/features/own-data/export";
import { letters, queueMail } from "@/lib/post/mail";
import { speaking } from "@/lib/speaking.mjs";
import { makeCustomer, makeStaff } from "@/tests/support/make";
import { NOW, scopeAt, signUpTyped } from "../accounts/sample";

jest.mock("next/cache", () => ({}));
jest.mock("@/lib/access/auth", () => ({}));

afterAll(disconnect);

const languageIn = (id: number) => asSystem((tx) => languageOfPerson(tx, id));

test("an account is opened in the language in which its page was read", async () => {
  const result = await speaking("mr", () => signUpTyped({ email: "marathi@example.test" }));
  const { userId } = result.ok ? result.value : { userId: 0 };
  expect(await languageIn(userId)).toBe("mr");
  const [letter] = await asSystem((tx) =>
    tx.notification.findMany({
      where: { channel: "email", recipient: "marathi@example.test" },
      select: { subject: true, text: true },
    }),
  );
  expect(letter?.subject).toMatch(/\p{Script=Devanagari}/u);
});

test("whoever logs in is known with their language, with a proved e-mail and without", async () => {
  await speaking("mr", () => signUpTyped({ email: "claims@example.test" }));
  const [claimant] = await asSystem((tx) => findClaimants(tx, "claims@example.test"));
  expect(claimant?.language).toBe("mr");
});

test.each(["customer", "owner"] as const)("a %s chooses, and the log of acts says so once", async (role) => {
  const id = role === "customer" ? await makeCustomer() : (await makeStaff(role)).id;
  expect(await languageIn(id)).toBeNull();
  for (const language of ["hi", "hi", "mr"] satisfies Language[])
    await chooseLanguage(scopeAt(), { id, role }, language);
  expect(await languageIn(id)).toBe("mr");
  const noted = await asSystem((tx) =>
    tx.auditLog.findMany({
      where: { action: "choose-language", actorId: id },
      orderBy: { id: "asc" },
      select: { before: true, after: true },
    }),
  );
  expect(noted).toEqual([
    { before: { language: null }, after: { language: "hi" } },
    { before: { language: "hi" }, after: { language: "mr" } },
  ]);
});

test("who is erased chooses nothing", async () => {
  const id = await makeCustomer();
  await asSystem((tx) => tx.user.update({ where: { id }, data: { anonymisedAt: NOW } }));
  await expect(chooseLanguage(scopeAt(), { id, role: "customer" }, "hi")).rejects.toThrow();
});

test("the database keeps no other language", async () => {
  const id = await makeCustomer();
  await expect(asSystem((tx) => tx.user.update({ where: { id }, data: { language: "de" } }))).rejects.toThrow(
    /users_language_check/,
  );
});

test("it is read with the session and the account, and stands in the person's own data", async () => {
  const id = await makeCustomer();
  await chooseLanguage(scopeAt(), { id, role: "customer" }, "hi");
  const token = await openSession(scopeAt(), { id: String(id) });
  expect((await findSession(scopeAt(), token))?.user.language).toBe("hi");
  expect((await asSystem((tx) => accountOfId(tx, id)))?.language).toBe("hi");
  const { users } = await asSystem((tx) => ownDataOf(tx, id));
  expect(users).toEqual([expect.objectContaining({ language: "hi" })]);
});

test("a letter is wholly in the language in which it was made, whoever puts it into the outbox", async () => {
  const letter = speaking("hi", () => letters.authenticatorOn({ name: "Asha" }));
  await speaking("mr", () => asSystem((tx) => queueMail(tx, "whole@example.test", letter)));
  const plain = speaking("hi", () => letters.authenticatorOn({ name: "Asha" }));
  await speaking("hi", () => asSystem((tx) => queueMail(tx, "whole@example.test", plain)));
  const [first, second] = await asSystem((tx) =>
    tx.notification.findMany({
      where: { channel: "email", recipient: "whole@example.test" },
      select: { subject: true, text: true },
    }),
  );
  expect(first).toEqual(second);
  expect(first?.subject).toMatch(/\p{Script=Devanagari}/u);
});
