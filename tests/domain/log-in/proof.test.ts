import { OFFICE_ROLES } from "@/lib/domain/identity";
import { isProofDue, isProofOld } from "@/lib/domain/log-in/proof";

const NOW = new Date("2026-12-02T10:00:00+05:30");
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const QUARTER_HOUR = 15 * 60_000;

test.each(OFFICE_ROLES)("%s proves again after a quarter of an hour, and not before", (role) => {
  expect(isProofDue(role, NOW, NOW)).toBe(false);
  expect(isProofDue(role, ago(QUARTER_HOUR), NOW)).toBe(false);
  expect(isProofDue(role, ago(QUARTER_HOUR + 1), NOW)).toBe(true);
});

test.each(["driver", "kitchen", "customer"] as const)("%s is never asked", (role) => {
  expect(isProofDue(role, new Date(0), NOW)).toBe(false);
});

test("on their own account everybody's proof is old after a quarter of an hour, and not before", () => {
  expect(isProofOld(ago(QUARTER_HOUR), NOW)).toBe(false);
  expect(isProofOld(ago(QUARTER_HOUR + 1), NOW)).toBe(true);
});
