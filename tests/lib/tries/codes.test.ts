// Who is asked for a code, and how many may be tried.
import { countTry, giveTryBack } from "@/lib/access/rate-limit";
import { spendCode } from "@/lib/features/second-factor/codes";
import { hasAuthenticator } from "@/lib/features/second-factor/queries";
import { knownDevice } from "@/lib/tries/known-device";
import { CodeRefused, requireCode } from "@/lib/tries/require-code";
import { warnOfCodes } from "@/lib/tries/warnings";

jest.mock("next-auth", () => ({ CredentialsSignin: class CredentialsSignin extends Error {} }));
jest.mock("@/lib/clock", () => ({ clockNow: () => new Date(0) }));
jest.mock("@/lib/db", () => ({ asSystem: (fn: (tx: object) => unknown) => fn({}) }));
jest.mock("@/lib/access/rate-limit", () => ({ countTry: jest.fn(), giveTryBack: jest.fn() }));
jest.mock("@/lib/features/second-factor/codes", () => ({ spendCode: jest.fn() }));
jest.mock("@/lib/features/second-factor/queries", () => ({ hasAuthenticator: jest.fn() }));
jest.mock("@/lib/tries/known-device", () => ({ knownDevice: jest.fn() }));
jest.mock("@/lib/tries/warnings", () => ({ warnOfCodes: jest.fn() }));

const ASHA = { id: 7, role: "owner", email: "asha@example.test", fullname: "Asha" } as const;
const LIMIT = { points: 20, seconds: 3_600 };
const counted = (taken: number) => jest.mocked(countTry).mockResolvedValue({ isAllowed: taken <= 20, taken });
const refusal = async (typed?: string) =>
  requireCode(ASHA, typed).then(
    () => null,
    (error: unknown) => (error instanceof CodeRefused ? [error.refusal, error.code] : error),
  );

beforeEach(() => {
  jest.clearAllMocks();
  counted(1);
  jest.mocked(hasAuthenticator).mockResolvedValue(true);
  jest.mocked(spendCode).mockResolvedValue(true);
  jest.mocked(knownDevice).mockResolvedValue(null);
});

test("an account without an authenticator is asked for nothing", async () => {
  jest.mocked(hasAuthenticator).mockResolvedValue(false);
  expect(await refusal()).toBeNull();
  expect(spendCode).not.toHaveBeenCalled();
});

test("who types no code is asked for one, which is no try", async () => {
  for (const typed of [undefined, ""]) expect(await refusal(typed)).toEqual(["code-needed", "code-needed"]);
  expect(hasAuthenticator).toHaveBeenCalledWith({}, 7);
  expect(countTry).not.toHaveBeenCalled();
});

test("a good code lets in and gives its try back; a wrong one keeps it", async () => {
  expect(await refusal("123 456")).toBeNull();
  expect(spendCode).toHaveBeenCalledWith(expect.objectContaining({ now: new Date(0) }), ASHA, "123 456");
  const [action, key] = jest.mocked(countTry).mock.calls[0] ?? [];
  expect(countTry).toHaveBeenCalledWith("log-in-code", expect.stringMatching(/^[\w-]{43}$/), LIMIT);
  expect(giveTryBack).toHaveBeenCalledWith(action, key, LIMIT);
  jest.mocked(giveTryBack).mockClear();
  jest.mocked(spendCode).mockResolvedValue(false);
  expect(await refusal("123456")).toEqual(["code-wrong", "code-wrong"]);
  // what is no code at all is a try as well
  expect(await refusal("dal")).toEqual(["code-wrong", "code-wrong"]);
  expect(countTry).toHaveBeenCalledTimes(3);
  expect(giveTryBack).not.toHaveBeenCalled();
});

test("a known device has tries of its own, all others share theirs", async () => {
  const keyOf = async (device: string | null) => {
    jest.mocked(knownDevice).mockResolvedValue(device);
    await refusal("123456");
    return jest.mocked(countTry).mock.lastCall?.[1];
  };
  const keys = [await keyOf(null), await keyOf("one"), await keyOf("two")];
  expect(new Set(keys).size).toBe(3);
  expect(await keyOf(null)).toBe(keys[0]);
  expect(knownDevice).toHaveBeenCalledWith("asha@example.test");
});

test("after twenty no code of the app is looked at, and the first one too many is told", async () => {
  counted(20);
  expect(await refusal("123456")).toBeNull();
  expect(warnOfCodes).not.toHaveBeenCalled();
  jest.mocked(spendCode).mockClear();
  counted(21);
  expect(await refusal("123456")).toEqual(["too-many-codes", "too-many-codes"]);
  expect(warnOfCodes).toHaveBeenCalledWith(expect.anything(), ASHA);
  counted(22);
  expect(await refusal("123456")).toEqual(["too-many-codes", "too-many-codes"]);
  expect(warnOfCodes).toHaveBeenCalledTimes(1);
  expect(spendCode).not.toHaveBeenCalled();
});

test("a code of the paper is a way in all the same", async () => {
  counted(99);
  expect(await refusal("4821-0937-5526")).toBeNull();
  jest.mocked(spendCode).mockResolvedValue(false);
  expect(await refusal("482109375526")).toEqual(["code-wrong", "code-wrong"]);
  expect(countTry).not.toHaveBeenCalled();
});
