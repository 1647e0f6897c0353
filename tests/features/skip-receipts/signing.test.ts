import fc from "fast-check";
import { env } from "@/lib/env";
import { rupees } from "@/lib/domain/money";
import { addDays, parsePlainDate, plainMonth } from "@/lib/domain/plain-date";
import type { SkipReceipt } from "@/lib/domain/days/skip-receipt";
import { LONGEST_RECEIPT } from "@/lib/features/skip-receipts/schema";
import { TEST_ENVIRONMENT } from "@/tests/support/environment.mjs";
import { checkReceipt, signReceipt } from "@/lib/features/skip-receipts/signing";

jest.mock("@/lib/env", () => ({ env: jest.fn() }));
const real = jest.requireActual<typeof import("@/lib/env")>("@/lib/env");
const DATABASE_URL = "postgresql://nobody:asks@127.0.0.1:1/anything";
const secrets = (AUTH_SECRET: string, AUTH_SECRET_PREVIOUS?: string) =>
  jest
    .mocked(env)
    .mockReturnValue(real.parseEnv({ ...TEST_ENVIRONMENT, DATABASE_URL, AUTH_SECRET, AUTH_SECRET_PREVIOUS }));

const NOW_SECRET = "the secret of these tests, long enough";
const OLD_SECRET = "the one before it, long enough as well";
const monday = parsePlainDate("2026-12-07");

const receipt: SkipReceipt = {
  customerId: 7,
  days: [monday, addDays(monday, 1)],
  madeAt: new Date("2026-12-06T14:47:30.000Z"),
  secondsBefore: 42_150,
  tiffins: 2,
  saved: [{ month: plainMonth(2026, 12), amount: rupees(240) }],
};

beforeEach(() => secrets(NOW_SECRET));

test("a receipt that was signed says what was signed", () => {
  expect(checkReceipt(signReceipt(receipt))).toEqual(receipt);
  expect(checkReceipt(`\n ${signReceipt(receipt)} \n`)).toEqual(receipt);
});

test("one changed character is refused, whichever it is", () => {
  const text = signReceipt(receipt);
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_. =";
  for (let at = 0; at < text.length; at += 1) {
    const other = letters.replace(text.charAt(at), "");
    const changed = `${text.slice(0, at)}${other.charAt(at % other.length)}${text.slice(at + 1)}`;
    expect(checkReceipt(changed)).toBeNull();
  }
  const last = text.slice(-1);
  for (const letter of letters.replace(last, "")) {
    expect(checkReceipt(text.slice(0, -1) + letter)).toBeNull();
  }
});

test("what isn't a receipt is refused", () => {
  const some = fc.property(fc.string({ maxLength: 300 }), (text) => {
    expect(checkReceipt(text)).toBeNull();
    expect(checkReceipt(`TT1.${text}`)).toBeNull();
  });
  fc.assert(some, { numRuns: 200 });
  expect(checkReceipt("x".repeat(LONGEST_RECEIPT + 1))).toBeNull();
});

test("the receipt of the longest pause can be checked", () => {
  const days = Array.from({ length: 366 }, (_, count) => addDays(monday, count));
  const saved = Array.from({ length: 13 }, (_, count) => ({
    month: plainMonth(2026 + Math.floor(count / 12), (count % 12) + 1),
    amount: rupees(74_400),
  }));
  const longest = { ...receipt, days, saved };
  expect(checkReceipt(signReceipt(longest))).toEqual(longest);
});

test("a receipt outlives a change of the secret, while the one before is known", () => {
  secrets(OLD_SECRET);
  const text = signReceipt(receipt);
  secrets(NOW_SECRET, OLD_SECRET);
  expect(checkReceipt(text)).toEqual(receipt);
  secrets(NOW_SECRET);
  expect(checkReceipt(text)).toBeNull();
});
