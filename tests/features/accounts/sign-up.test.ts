import { fieldErrors } from "@/lib/access/acting";
import { asSystem, disconnect } from "@/lib/db";
import { signUp } from "@/lib/features/accounts/commands";
import { signUpSchema } from "@/lib/features/accounts/schema";
import { findUser, GOOD_PASSWORD, NOW, openAccount, scopeAt, signUpTyped, typed } from "./sample";
import { atOnce } from "@/tests/support/crowd";

jest.mock("next/cache", () => ({}));
jest.mock("@/lib/access/auth", () => ({}));

afterAll(disconnect);

test("keeps the e-mail in small letters, the phone as ten digits, the password as an argon2id hash", async () => {
  const result = await signUpTyped({
    email: "  Meera@Example.TEST ",
    phone: "+91 98200 11111",
    pincode: "400 703",
  });
  const { userId } = result.ok ? result.value : { userId: 0 };

  expect(await findUser(userId)).toMatchObject({
    email: expect.stringMatching(/^[0-9a-f-]{36}@unproved\.invalid$/),
    emailClaim: { email: "meera@example.test", provedAt: null, agreedAt: null, createdAt: NOW },
    phone: "9820011111",
    pincode: "400703",
    addr2: null,
    role: "customer",
    isAdmin: false,
    createdAt: NOW,
    password: expect.stringMatching(/^\$argon2id\$v=19\$/),
  });
});

test("writes the sign-up into the audit log, without a personal word", async () => {
  const id = await openAccount("audited@example.test");

  const [entry] = await asSystem((tx) =>
    tx.auditLog.findMany({ where: { entity: "user", entityId: String(id) } }),
  );
  expect(entry).toMatchObject({
    actorId: id,
    actorRole: "customer",
    action: "sign-up",
    before: null,
    after: null,
  });
});

test("twenty racing sign-ups with one e-mail are twenty accounts that claim it", async () => {
  const results = await atOnce(20, () => signUpTyped({ email: "race@example.test" }));

  expect(results.filter((result) => result.ok)).toHaveLength(20);
  expect(await asSystem((tx) => tx.emailClaim.count({ where: { email: "race@example.test" } }))).toBe(20);
});

test.each([
  ["in the list of common ones", "1q2w3e4r5t6y"],
  ["in the list, in other letters", "PASSWORD1234"],
  ["a common one with a year", "sunshine2024"],
  ["a common one with a few signs", "qwertyuiop!!"],
  ["a common one repeated", "dragondragondragon"],
  ["three letters repeated", "xkqxkqxkqxkq"],
  ["one sign repeated", "............"],
])("refuses a password that is %s", async (_why, password) => {
  expect(await signUpTyped({ email: "weak@example.test", password })).toEqual({
    ok: false,
    error: "password-common",
  });
});

test.each(["TiffinTrack123", "tiffintrack2026", "Owner@Vashi-2026", "kitchen support!", "NaviMumbai#400703"])(
  "refuses the password %p, made of words of this business",
  async (password) => {
    expect(await signUpTyped({ email: "words@example.test", password })).toEqual({
      ok: false,
      error: "password-common",
    });
  },
);

test("takes a password in which such a word stands beside others", async () => {
  expect((await signUpTyped({ email: "beside@example.test", password: "mumbai monsoon 42" })).ok).toBe(true);
});

test.each([
  ["the e-mail", "Meera.Joshi@example.test"],
  ["the name in the e-mail", "meera.joshi.91"],
  ["the name", "Meera Vijay Joshi"],
])("refuses a password that is %s", async (_why, password) => {
  const email = password.includes("91") ? "meera.joshi.91@example.test" : "meera.joshi@example.test";
  const result = await signUpTyped({ fullname: "Meera Vijay Joshi", email, password });
  expect(result).toEqual({ ok: false, error: "password-personal" });
});

test.each([GOOD_PASSWORD, "मुंबईचा पाऊस आणि चहा", "correcthorsebatterystaple", "kela-aam-9-santra"])(
  "takes the password %p: there are no rules about its signs",
  async (password) => {
    expect((await signUpTyped({ email: `${password.length}@example.test`, password })).ok).toBe(true);
  },
);

test("refuses an area the kitchen doesn't deliver to", async () => {
  expect(await signUpTyped({ email: "far@example.test", area: "Colaba" })).toEqual({
    ok: false,
    error: "area",
  });
});

test.each([
  ["fullname", "   ", "fullname"],
  ["fullname", "x".repeat(101), "too-long"],
  ["email", "", "email"],
  ["email", "meera@", "email"],
  ["email", "9820777777@phone.invalid", "email"],
  ["email", `${"x".repeat(120)}@example.test`, "too-long"],
  ["phone", "", "phone"],
  ["phone", "98200 1111", "phone"],
  ["phone", "0000000000", "phone"],
  ["phone", "1234567890", "phone"],
  ["fullname", "\u200b\u202e", "fullname"],
  ["fullname", "🍛🍛 👩\u200d👩\u200d👧", "fullname"],
  ["addr1", "🏠", "no-letter"],
  ["addr1", "12/34", "no-letter"],
  ["password", "", "required"],
  ["password", "eleven char", "password-short"],
  ["password", "x".repeat(129), "password-long"],
  ["addr1", "", "address"],
  ["addr2", "x".repeat(256), "too-long"],
  ["area", "", "area"],
  ["city", "", "city"],
  ["state", "", "state"],
  ["pincode", "40070", "pincode"],
  ["city", "Pune", "city-far"],
  ["state", "Goa", "state-far"],
  ["pincode", "110001", "pincode-far"],
  ["pincode", "400614", "pincode-area?pincode=400614&place=Belapur&area=Vashi"],
])("says at the field %s that %p won't do", (field, value, message) => {
  const parsed = signUpSchema.safeParse(typed({ [field]: value }));

  expect(parsed.error && fieldErrors(parsed.error)).toEqual({ [field]: message });
});

test("a PIN code that is said to be right is kept with another area, one of another region never", async () => {
  const sure = { ...typed({ email: "sure@example.test", pincode: "400614" }), isPincodeRight: true };
  const result = await signUp(scopeAt(), signUpSchema.parse(sure));
  expect(result.ok && (await findUser(result.value.userId))).toMatchObject({
    area: "Vashi",
    pincode: "400614",
  });
  const far = signUpSchema.safeParse({ ...sure, pincode: "110001" });
  expect(far.error && fieldErrors(far.error)).toEqual({ pincode: "pincode-far" });
});

test("city and state are kept by their one name", () => {
  const place = { city: " navi-mumbai ", state: "महाराष्ट्र" };
  expect(signUpSchema.parse(typed(place))).toMatchObject({ city: "Navi Mumbai", state: "Maharashtra" });
});

test.each([
  ["/subscriptions/new?plan=3", "/subscriptions/new?plan=3"],
  ["https://evil.example", undefined],
  ["//evil.example", undefined],
  ["/\\evil.example", undefined],
  ["/\t/evil.example", undefined],
  ["/.//evil.example", undefined],
  ["javascript:alert(1)", undefined],
])("goes on to %p only when it is a page of ours", (next, kept) => {
  expect(signUpSchema.parse(typed({ next })).next).toBe(kept);
});
