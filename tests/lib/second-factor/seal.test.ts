import { openSecret, sealSecret } from "@/lib/features/second-factor/seal";

const secrets: { AUTH_SECRET: string; AUTH_SECRET_PREVIOUS?: string } = { AUTH_SECRET: "first" };
jest.mock("@/lib/env", () => ({ env: () => secrets }));

beforeEach(() => {
  secrets.AUTH_SECRET = "first";
  delete secrets.AUTH_SECRET_PREVIOUS;
});

test("what an app knows is opened for its person alone, and looks different each time it is sealed", () => {
  const sealed = sealSecret(7, "JBSWY3DPEHPK3PXP");
  expect(openSecret(7, sealed)).toEqual({ secret: "JBSWY3DPEHPK3PXP", isOld: false });
  expect(openSecret(8, sealed)).toBeNull();
  expect(sealSecret(7, "JBSWY3DPEHPK3PXP")).not.toBe(sealed);
  expect(sealed).toMatch(/^[\w-]{59}$/);
});

test("what was changed, cut off or made up is not opened", () => {
  const bytes = Buffer.from(sealSecret(7, "JBSWY3DPEHPK3PXP"), "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openSecret(7, changed.toString("base64url"))).toBeNull();
  }
  for (const length of [0, 1, 11, 12, 27, 28, 29, 43])
    expect(openSecret(7, bytes.subarray(0, length).toString("base64url"))).toBeNull();
});

test("the secret before opens it and says so; with neither it stays closed", () => {
  const sealed = sealSecret(7, "JBSWY3DPEHPK3PXP");
  secrets.AUTH_SECRET = "second";
  expect(openSecret(7, sealed)).toBeNull();
  secrets.AUTH_SECRET_PREVIOUS = "first";
  expect(openSecret(7, sealed)).toEqual({ secret: "JBSWY3DPEHPK3PXP", isOld: true });
  secrets.AUTH_SECRET_PREVIOUS = "third";
  expect(openSecret(7, sealed)).toBeNull();
});

test("an empty secret is none", () => {
  expect(openSecret(7, sealSecret(7, ""))).toBeNull();
});
