import { isSealOf, sealOf } from "@/lib/tries/keyed";
import { networkOf } from "@/lib/tries/network";

const secrets: { AUTH_SECRET: string; AUTH_SECRET_PREVIOUS?: string } = { AUTH_SECRET: "first" };
jest.mock("@/lib/env", () => ({ env: () => secrets }));

afterEach(() => {
  secrets.AUTH_SECRET = "first";
  delete secrets.AUTH_SECRET_PREVIOUS;
});

test("a seal is its text's alone, and made by who knows the secret", () => {
  const sealed = sealOf("device 7");
  expect(sealed).toMatch(/^[\w-]{43}$/);
  expect(isSealOf("device 7", sealed)).toBe(true);
  expect(isSealOf("device 8", sealed)).toBe(false);
  const other = sealed.startsWith("A") ? "B" : "A";
  expect(isSealOf("device 7", other + sealed.slice(1))).toBe(false);
  for (const cut of ["", sealed.slice(0, -1), `${sealed}A`]) expect(isSealOf("device 7", cut)).toBe(false);
});

test("the secret before opens while it is kept, and seals nothing", () => {
  const old = sealOf("device 7");
  secrets.AUTH_SECRET = "second";
  expect(isSealOf("device 7", old)).toBe(false);
  secrets.AUTH_SECRET_PREVIOUS = "first";
  expect(isSealOf("device 7", old)).toBe(true);
  const made = sealOf("device 7");
  expect(isSealOf("device 7", made)).toBe(true);
  delete secrets.AUTH_SECRET_PREVIOUS;
  expect(isSealOf("device 7", made)).toBe(true);
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["unknown", "unknown"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:DB8:0:0:ffff::", "2001:db8:0:0::/64"],
  ["2001:0db8:00aa:0001:1:2:3:4", "2001:db8:aa:1::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::ffff:192.0.2.1", "0:0:0:0::/64"],
  ["64:ff9b::192.0.2.1", "64:ff9b:0:0::/64"],
  ["1:2:3:4:5:6:192.0.2.1", "1:2:3:4::/64"],
  ["1::5:6:7:8:192.0.2.1", "1:0:5:6::/64"],
])("%s is of the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
