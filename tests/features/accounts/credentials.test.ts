import { hash, verify as argonVerify } from "@node-rs/argon2";
import { asSystem, disconnect } from "@/lib/db";
import { changePassword, verifyCredentials } from "@/lib/features/accounts/commands";
import { hashPassword, needsRehash, verifyPassword } from "@/lib/features/accounts/passwords";
import { findSession, openSession, PasswordReplaced } from "@/lib/features/accounts/sessions";
import { findUser, GOOD_PASSWORD, IMPORTED, NEW_PASSWORD, openAccount, scopeAt } from "./sample";

afterAll(disconnect);

const verify = (email: string, password: string) => verifyCredentials(scopeAt(), { email, password });

async function importUser(email: string, password: string): Promise<number> {
  const id = await openAccount(email);
  await asSystem((tx) => tx.user.updateMany({ where: { id }, data: { password } }));
  return id;
}

test("knows the owner of an e-mail and its password, in whatever letters the e-mail is kept", async () => {
  const id = await openAccount("owner@example.test");
  await asSystem((tx) => tx.user.updateMany({ where: { id }, data: { email: "Owner@Example.test" } }));

  expect(await verify("owner@example.test", GOOD_PASSWORD)).toMatchObject({ id, fullname: "Meera Joshi" });
});

test("answers the same, after about the same time, to a wrong password and to an unknown e-mail", async () => {
  await openAccount("known@example.test");
  const took = async (email: string) => {
    const start = performance.now();
    expect(await verify(email, "not the password")).toBeNull();
    return performance.now() - start;
  };
  // The shortest of several: a busy machine can only make a try longer.
  const times = { wrong: Infinity, unknown: Infinity };
  for (let index = 0; index < 4; index += 1) {
    times.wrong = Math.min(times.wrong, await took("known@example.test"));
    times.unknown = Math.min(times.unknown, await took("nobody@example.test"));
  }

  expect(Math.min(times.wrong, times.unknown)).toBeGreaterThan(390);
  expect(Math.abs(times.wrong - times.unknown)).toBeLessThan(200);
});

test.each([["pbkdf2", IMPORTED.pbkdf2] as const, ["scrypt", IMPORTED.scrypt] as const])(
  "lets an imported user in by a %s hash of Werkzeug and replaces it",
  async (method, hash) => {
    const id = await importUser(`${method}@example.test`, hash);

    expect(await verify(`${method}@example.test`, "aam ras and puri")).toBeNull();
    expect((await findUser(id)).password).toBe(hash);
    expect(await verify(`${method}@example.test`, IMPORTED.password)).toMatchObject({ id });

    const { password } = await findUser(id);
    expect(await needsRehash(password, IMPORTED.password)).toBe(false);
    expect(await verifyPassword(password, IMPORTED.password)).toBe(true);
    expect(await verify(`${method}@example.test`, IMPORTED.password)).toMatchObject({ id });
  },
);

test.each([
  "",
  "plain text",
  "md5$salt$d41d8cd98f00b204e9800998ecf8427e",
  "pbkdf2:sha256:0$salt$00",
  "pbkdf2:sha256:260000$salt$",
  "pbkdf2:sha1:1000$salt$00ff",
  "scrypt:1073741824:8:1$salt$00ff",
])("a stored hash %p lets nobody in", async (stored) => {
  expect(await verifyPassword(stored, "")).toBe(false);
});

test("an erased user never gets in", async () => {
  const id = await openAccount("erased@example.test");
  await asSystem((tx) => tx.user.updateMany({ where: { id }, data: { anonymisedAt: new Date(0) } }));

  expect(await verify("erased@example.test", GOOD_PASSWORD)).toBeNull();
});

test("raising the cost of a hash asks for new hashes", async () => {
  const current = await hashPassword(GOOD_PASSWORD);

  expect(await needsRehash(current, GOOD_PASSWORD)).toBe(false);
  expect(await needsRehash(current.replace("m=19456", "m=4096"), GOOD_PASSWORD)).toBe(true);
});

describe("a password with an accent", () => {
  const inParts = "cafe\u0301 dosa kolhapur";
  const inOne = "caf\u00e9 dosa kolhapur";

  test("is the same on a device that types it in other parts", async () => {
    await openAccount("accent@example.test", { password: inParts });

    expect(await verify("accent@example.test", inOne)).not.toBeNull();
    expect(await verify("accent@example.test", inParts)).not.toBeNull();
    expect(await verify("accent@example.test", "cafe dosa kolhapur")).toBeNull();
  });

  test.each([
    ["parts", inParts, inOne],
    ["parts, typed so again", inParts, inParts],
  ])("still lets in who has a hash of it in %s, which is replaced", async (name, hashed, typed) => {
    const email = `old-${name.length}@example.test`;
    const id = await importUser(
      email,
      await hash(hashed, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
    );

    expect(await verify(email, typed)).toMatchObject({ id });
    const { password } = await findUser(id);
    expect(await needsRehash(password, inOne)).toBe(false);
    expect(await argonVerify(password, inOne)).toBe(true);
  });
});

describe("changing the password", () => {
  async function signedIn(email: string) {
    const id = await openAccount(email);
    const here = await openSession(scopeAt(), { id: String(id), userAgent: null });
    const session = await findSession(scopeAt(), here);
    if (!session) throw new Error("no session");
    return { id, here, user: { id, sessionId: session.id } };
  }
  const change = (user: { id: number; sessionId: number }, currentPassword: string, password: string) =>
    changePassword({ ...scopeAt(), user }, { currentPassword, password });

  test("logs out everywhere else, keeps this device, tells by mail and is audited", async () => {
    const { id, here, user } = await signedIn("change@example.test");
    const elsewhere = await openSession(scopeAt(), { id: String(id), userAgent: null });

    expect(await change(user, GOOD_PASSWORD, NEW_PASSWORD)).toEqual({ ok: true, value: undefined });

    expect(await verify("change@example.test", NEW_PASSWORD)).toMatchObject({ id });
    expect(await verify("change@example.test", GOOD_PASSWORD)).toBeNull();
    expect(await findSession(scopeAt(), here)).not.toBeNull();
    expect(await findSession(scopeAt(), elsewhere)).toBeNull();
    const [mails, audits] = await asSystem(async (tx) => [
      await tx.notification.findMany({ where: { channel: "email", recipient: "change@example.test" } }),
      await tx.auditLog.findMany({ where: { entityId: String(id), action: "change-password" } }),
    ]);
    expect(mails).toMatchObject([{ subject: "Your TiffinTrack password was changed" }]);
    expect(audits).toMatchObject([{ actorId: id, actorRole: "customer" }]);
  });

  test.each([
    ["leaves passkeys as they are", false, 2, "logged out on other devices.\n"],
    ["takes them away where somebody else may have got in", true, 0, "Its 2 passkeys no longer open it"],
  ])("%s", async (_what, forgetsPasskeys, left, told) => {
    const email = `passkeys-${left}@example.test`;
    const { id, user } = await signedIn(email);
    const other = await openAccount(`others-${left}@example.test`);
    const key = { publicKey: new Uint8Array([1]), counter: 0, transports: [], name: "Phone" };
    for (const [index, userId] of [id, id, other].entries())
      await asSystem((tx) =>
        tx.passkey.create({ data: { ...key, userId, credentialId: `of ${email} ${index}` } }),
      );
    const input = { currentPassword: GOOD_PASSWORD, password: NEW_PASSWORD, forgetsPasskeys };
    expect(await changePassword({ ...scopeAt(), user }, input)).toMatchObject({ ok: true });
    const count = (userId: number) => asSystem((tx) => tx.passkey.count({ where: { userId } }));
    expect([await count(id), await count(other)]).toEqual([left, 1]);
    const mail = await asSystem((tx) =>
      tx.notification.findFirstOrThrow({ where: { channel: "email", recipient: email } }),
    );
    expect(mail.text).toContain(told);
  });

  test("a log-in that was under way with the old one opens no session after it", async () => {
    const { id, user } = await signedIn("meanwhile@example.test");
    const proved = await verify("meanwhile@example.test", GOOD_PASSWORD);
    if (!proved) throw new Error("refused");
    const open = (restsOn: string) => openSession(scopeAt(), { id: String(id), restsOn });
    expect(await findSession(scopeAt(), await open(proved.password))).not.toBeNull();
    expect(await change(user, GOOD_PASSWORD, NEW_PASSWORD)).toMatchObject({ ok: true });
    await expect(open(proved.password)).rejects.toThrow(PasswordReplaced);
    const anew = await verify("meanwhile@example.test", NEW_PASSWORD);
    expect(await findSession(scopeAt(), await open(anew?.password ?? ""))).not.toBeNull();
  });

  test("a log-in that replaces an old hash opens a session with the new one", async () => {
    const id = await importUser(
      "rehashed@example.test",
      await hash(GOOD_PASSWORD, { memoryCost: 8192, timeCost: 1 }),
    );
    const proved = await verify("rehashed@example.test", GOOD_PASSWORD);
    const token = await openSession(scopeAt(), { id: String(id), restsOn: proved?.password ?? "" });
    expect(await findSession(scopeAt(), token)).not.toBeNull();
  });

  test.each([
    ["a wrong old password", "not my password", NEW_PASSWORD, "password-wrong"],
    ["the old one again", GOOD_PASSWORD, GOOD_PASSWORD, "password-same"],
    ["a common one", GOOD_PASSWORD, "password1234", "password-common"],
    ["one's own name", GOOD_PASSWORD, "Meera   Joshi", "password-personal"],
  ])("refuses %s and changes nothing", async (what, currentPassword, password, error) => {
    const email = `${error}@example.test`;
    const { id, user } = await signedIn(email);
    const before = await findUser(id);

    expect(await change(user, currentPassword, password)).toEqual({ ok: false, error });
    expect(await findUser(id)).toEqual(before);
  });
});
