// Passwords that breaches made known open no account, wherever one is chosen.
import { asSystem, disconnect } from "@/lib/db";
import { userId } from "@/lib/domain/identity";
import { changePassword } from "@/lib/features/accounts/commands";
import { checkNewPassword } from "@/lib/features/accounts/new-password";
import { hashPassword } from "@/lib/features/accounts/passwords";
import { inviteStaff } from "@/lib/features/staff/invite";
import { chooseFirstPassword, joinStaff } from "@/lib/features/staff/join";
import { makeStaff } from "@/tests/support/make";
import { forgetful, reset } from "./reset";
import { GOOD_PASSWORD, NOW, openAccount, scopeAt, signUpTyped } from "./sample";
import { carriedBy } from "@/tests/support/mailed-link";

jest.mock("next/cache", () => ({}));
jest.mock("@/lib/access/auth", () => ({}));

afterAll(disconnect);

const BREACHED = "twilighttennispenguins";
const REFUSED = { ok: false, error: "password-common" };
const person = { email: "meera@example.test", fullname: "Meera Joshi" };

test.each([BREACHED, "TwilightTennisPenguins", "twilighttennispenguins2026", "abrakadabra1", "windjammer69"])(
  "%s is refused",
  (password) => {
    expect(checkNewPassword(password, person)).toEqual(REFUSED);
  },
);

test("a thousand that nobody used are taken", () => {
  const made = Array.from({ length: 1_000 }, (_, index) => `kokum ${index} bhakri ${index * 7} thecha`);
  expect(made.filter((password) => !checkNewPassword(password, person).ok)).toEqual([]);
});

test("at the sign-up, a change and a reset", async () => {
  expect(await signUpTyped({ email: "breached@example.test", password: BREACHED })).toEqual(REFUSED);
  const id = await openAccount("breached-change@example.test");
  const flow = { ...scopeAt(), user: { id, sessionId: 0 } };
  expect(await changePassword(flow, { currentPassword: GOOD_PASSWORD, password: BREACHED })).toEqual(REFUSED);
  const { link } = await forgetful("breached-reset@example.test");
  expect(await reset(link, BREACHED)).toEqual(REFUSED);
});

test("at the joining of staff, and in place of a first password", async () => {
  const owner = await makeStaff("owner");
  const input = { fullname: "Ravi Naik", email: "", phone: "9811100001", role: "kitchen" as const };
  const invited = await inviteStaff({ ...scopeAt(NOW), staff: owner }, input);
  if (!invited.ok) throw new Error(invited.error);
  const token = carriedBy(invited.value.link).token ?? "";
  expect(await joinStaff(scopeAt(NOW), { token, password: BREACHED })).toEqual(REFUSED);
  const driver = await makeStaff("driver");
  const data = { password: await hashPassword(GOOD_PASSWORD), hasFirstPassword: true };
  await asSystem((tx) => tx.user.update({ where: { id: driver.id }, data }));
  const user = { id: userId(driver.id), role: driver.role, sessionId: 0 };
  expect(await chooseFirstPassword({ ...scopeAt(), user }, { password: BREACHED })).toEqual(REFUSED);
});
