import { ROLES } from "@/lib/domain/identity";
import { isFactorDemanded, readCode, RECOVERY_BYTES, recoveryCodes } from "@/lib/domain/log-in/second-factor";

test("owner, admin and support need a second step; nobody else does", () => {
  expect(ROLES.filter(isFactorDemanded)).toEqual(["support", "admin", "owner"]);
});

test.each([
  ["123456", { kind: "app", code: "123456" }],
  [" 123 456 ", { kind: "app", code: "123456" }],
  ["१२३४५६", { kind: "app", code: "123456" }],
  ["\u200e123456\u202c", { kind: "app", code: "123456" }],
  ["482109375526", { kind: "recovery", code: "482109375526" }],
  ["4821-0937-5526", { kind: "recovery", code: "482109375526" }],
  ["4821 0937–5526", { kind: "recovery", code: "482109375526" }],
  ["4821.0937.5526", { kind: "recovery", code: "482109375526" }],
  ["12345", null],
  ["1234567", null],
  ["48210937552", null],
  ["4821093755261", null],
  ["12345a", null],
  ["", null],
])("%j is read as %j", (typed, read) => {
  expect(readCode(typed)).toEqual(read);
});

test("recovery codes are ten, each as it is written on paper and read again", () => {
  const random = Uint8Array.from({ length: RECOVERY_BYTES }, (_, index) => (index * 37) % 256);
  const codes = recoveryCodes(random);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^\d{4}-\d{4}-\d{4}$/);
    expect(readCode(code)).toEqual({ kind: "recovery", code: code.replaceAll("-", "") });
  }
});

test("what is left of the numbers fills up with noughts, and every byte counts", () => {
  const one = new Uint8Array(RECOVERY_BYTES);
  one[7] = 42;
  expect(recoveryCodes(one).slice(0, 2)).toEqual(["0000-0000-0042", "0000-0000-0000"]);
  expect(recoveryCodes(new Uint8Array(RECOVERY_BYTES).fill(255))[0]).toBe("0737-0955-1615");
  const part = new Uint8Array([9, ...one]).subarray(1);
  expect(recoveryCodes(part)[0]).toBe("0000-0000-0042");
  expect(() => recoveryCodes(new Uint8Array(RECOVERY_BYTES - 1))).toThrow(RangeError);
});
