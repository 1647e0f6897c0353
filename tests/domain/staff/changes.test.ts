import type { Role, StaffRole } from "@/lib/domain/identity";
import { checkStaffChange, rolesToGive, staffState } from "@/lib/domain/staff/changes";

const person = <R extends Role>(id: number, role: R) => ({ id, role });
const OTHERS = ["driver", "kitchen", "support"] as const;

test.each(["driver", "kitchen", "support", "admin", "owner"] as const)("an owner changes a %s", (role) => {
  expect(checkStaffChange(person(1, "owner"), person(2, role))).toEqual({ ok: true });
  expect(checkStaffChange(person(1, "owner"), person(2, "driver"), role)).toEqual({ ok: true });
});

test.each(OTHERS)("an admin changes a %s, and makes one", (role) => {
  expect(checkStaffChange(person(1, "admin"), person(2, role))).toEqual({ ok: true });
  expect(checkStaffChange(person(1, "admin"), person(2, "driver"), role)).toEqual({ ok: true });
});

test.each(["admin", "owner"] as const)("only an owner changes an %s, or makes one", (role) => {
  const refused = { ok: false, error: "owner-only" };
  expect(checkStaffChange(person(1, "admin"), person(2, role))).toEqual(refused);
  expect(checkStaffChange(person(1, "admin"), person(2, role), "driver")).toEqual(refused);
  expect(checkStaffChange(person(1, "admin"), person(2, "driver"), role)).toEqual(refused);
});

test("nobody changes their own account, the owner neither", () => {
  for (const role of ["admin", "owner"] as const)
    expect(checkStaffChange(person(1, role), person(1, role))).toEqual({ ok: false, error: "own-account" });
});

test("whoever runs the machine changes everybody", () => {
  expect(checkStaffChange("system", person(2, "owner"), "driver")).toEqual({ ok: true });
});

test("the roles that may be given are those whose change is let through", () => {
  const roles: readonly StaffRole[] = ["driver", "kitchen", "support", "admin", "owner"];
  for (const actor of ["admin", "owner"] as const) {
    const given = roles.filter((to) => checkStaffChange(person(1, actor), person(2, "driver"), to).ok);
    expect(rolesToGive(actor)).toEqual(given);
  }
  expect(OTHERS.map(rolesToGive)).toEqual([[], [], []]);
});

test("whoever left has left, invited or not; and a first password is one until they choose their own", () => {
  const now = new Date("2026-11-20T10:00:00Z");
  const account = { deactivatedAt: null, invitedAt: null, hasFirstPassword: false };
  expect(staffState(account)).toBe("active");
  expect(staffState({ ...account, hasFirstPassword: true })).toBe("first-password");
  expect(staffState({ ...account, invitedAt: now })).toBe("invited");
  expect(staffState({ ...account, deactivatedAt: now })).toBe("deactivated");
  expect(staffState({ deactivatedAt: now, invitedAt: now, hasFirstPassword: true })).toBe("deactivated");
});
