import {
  compareMigrations,
  whatIsMissing,
  whyNotReached,
  withDatabase,
} from "@/scripts/stack/check-database.mjs";

const URL_ = "postgresql://kitchen:secret-word@db.example.com:6432/tiffin";
const failure = (code: string) => Object.assign(new Error("no"), { code });

test.each([
  ["28P01", "PostgreSQL at db.example.com:6432 refuses the password of kitchen"],
  ["3D000", "PostgreSQL at db.example.com:6432 has no database tiffin"],
  ["ECONNREFUSED", "PostgreSQL at db.example.com:6432 does not answer there"],
  ["ENOTFOUND", "no machine is called db.example.com"],
  ["28000", "does not let kitchen in"],
])("%s is told in one line that keeps the password to itself", (code, words) => {
  const line = whyNotReached(failure(code), URL_);
  expect(line).toContain(words);
  expect(line).toMatch(/^DATABASE_URL: /);
  expect(line).not.toContain("secret-word");
  expect(line?.split("\n")).toHaveLength(1);
});

test("a connection that takes too long is told, too", () => {
  expect(whyNotReached(new Error("timeout expired"), URL_)).toContain("does not answer in time");
});

test("a fault of another kind is not explained away", () => {
  expect(whyNotReached(failure("XX000"), URL_)).toBeNull();
});

const roles = ["tiffin_guest", "tiffin_customer", "tiffin_staff", "tiffin_system"];
const enough = {
  major: 16,
  version: "16.4",
  user: "kitchen",
  database: "tiffin",
  isSuper: false,
  mayMakeRoles: true,
  mayMakeTables: true,
  mayMakeSchemas: true,
  roles: [],
};

test.each([
  ["PostgreSQL 16 with the right to make roles", enough],
  ["a superuser, whatever its rights say", { ...enough, isSuper: true, mayMakeTables: false }],
  ["roles that a superuser made and gave", { ...enough, mayMakeRoles: false, roles }],
])("%s is enough", (_what, facts) => {
  expect(whatIsMissing(facts)).toBeNull();
});

test.each([
  [
    "too old a server",
    { ...enough, major: 15, version: "15.20" },
    "PostgreSQL 16 or later is needed, this is 15.20",
  ],
  ["a role without CREATEROLE", { ...enough, mayMakeRoles: false }, "needs CREATEROLE once"],
  [
    "one of the roles not given",
    { ...enough, mayMakeRoles: false, roles: roles.slice(1) },
    "needs CREATEROLE once",
  ],
  ["no right to make tables", { ...enough, mayMakeTables: false }, "grant create on schema public"],
  ["no right to make schemas", { ...enough, mayMakeSchemas: false }, "grant create on database"],
])("%s is named in one line, with the cure", (_what, facts, words) => {
  const line = whatIsMissing(facts);
  expect(line).toContain(words);
  expect(line?.split("\n")).toHaveLength(1);
});

test("what was applied is compared with what is shipped", () => {
  expect(compareMigrations(["1", "2", "9"], ["1", "2", "3"])).toEqual({ missing: ["3"], unknown: ["9"] });
});

test("another machine's database is not called over a line that its address says nothing of", async () => {
  const call = withDatabase(URL_, async () => "called");
  await expect(call).rejects.toThrow(/^DATABASE_URL: must end with \?sslmode=verify-full/);
});
