import {
  ADMIN_ROLES,
  customerId,
  DELIVERY_ROLES,
  isStaffRole,
  KITCHEN_ROLES,
  OFFICE_ROLES,
  parseRole,
  ROLES,
  STAFF_ROLES,
  userId,
} from "@/lib/domain/identity";

describe("roles", () => {
  test("are the six of the business", () => {
    expect(ROLES).toStrictEqual(["customer", "driver", "kitchen", "support", "admin", "owner"]);
  });

  test("make everybody staff but the customer", () => {
    expect(ROLES.filter(isStaffRole)).toStrictEqual(["driver", "kitchen", "support", "admin", "owner"]);
  });

  test("list all staff in one place", () => {
    expect(STAFF_ROLES).toStrictEqual(ROLES.filter(isStaffRole));
  });

  test("let support answer for bills and payments, beside admin and owner", () => {
    expect(OFFICE_ROLES).toStrictEqual(["support", "admin", "owner"]);
  });

  test("let only admin and owner run the business", () => {
    expect(ADMIN_ROLES).toStrictEqual(["admin", "owner"]);
  });

  test("let the kitchen see what it cooks", () => {
    expect(KITCHEN_ROLES).toStrictEqual(["kitchen", "admin", "owner"]);
  });

  test("let the driver see the route", () => {
    expect(DELIVERY_ROLES).toStrictEqual(["driver", "admin", "owner"]);
  });
});

describe("a role read from a row", () => {
  test.each(ROLES)("may be %s", (role) => {
    expect(parseRole(role)).toBe(role);
  });

  test.each(["", "Admin", "superuser"])("is never %j", (text) => {
    expect(() => parseRole(text)).toThrow(new RangeError(`unknown role "${text}"`));
  });
});

describe("ids", () => {
  test("of a user and of a customer are kept as they are", () => {
    expect(userId(1)).toBe(1);
    expect(customerId(42)).toBe(42);
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 53])("refuse %d, which no row ever has", (id) => {
    expect(() => userId(id)).toThrow(new RangeError(`user id ${id} is not a positive integer`));
    expect(() => customerId(id)).toThrow(new RangeError(`customer id ${id} is not a positive integer`));
  });
});
