// What the database itself holds about those who work here.
import { Client } from "pg";
import { connectSql, refusalOf, type Identity, type Sql } from "../support/sql";
import { loadSample } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  // as the product's own connections begin
  await sql.query("SET default_transaction_isolation = 'read committed'");
  await loadSample(sql);
});
afterAll(() => sql.close());

const system: Identity = { databaseRole: "tiffin_system", role: "system" };
const staff = (userId: number, role: string): Identity => ({ databaseRole: "tiffin_staff", userId, role });

const SECOND_OWNER = `INSERT INTO users (id, fullname, email, phone, password, addr1, area, pincode, role)
  VALUES (190, 'Nisha Rao', 'nisha@example.test', '9820000190', 'x', 'Kitchen', 'Vashi', '400703', 'owner')`;

test.each([
  "UPDATE users SET role = 'admin' WHERE id = 103",
  "UPDATE users SET role = 'customer' WHERE id = 103",
  "UPDATE users SET deactivated_at = now() WHERE id = 103",
  "UPDATE users SET anonymised_at = now() WHERE id = 103",
  "UPDATE users SET invited_at = now() WHERE id = 103",
  "DELETE FROM users WHERE id = 103",
])("the last owner stays: %s", async (statement) => {
  for (const identity of [system, {}])
    expect(await sql.as(identity, () => refusalOf(sql.query(statement)))).toBe("users_last_owner");
});

test("all owners at once are too many", async () => {
  const all = () => refusalOf(sql.query("UPDATE users SET deactivated_at = now() WHERE role = 'owner'"));
  const refused = await sql.as({}, async () => {
    await sql.query(SECOND_OWNER);
    return all();
  });
  expect(refused).toBe("users_last_owner");
});

test("one of two may go, and an owner who has not come yet counts for none", async () => {
  const goes = "UPDATE users SET deactivated_at = now() WHERE id = 103";
  await sql.as({}, async () => {
    await sql.query(SECOND_OWNER);
    await sql.query(goes);
  });
  const refused = await sql.as({}, async () => {
    await sql.query(SECOND_OWNER);
    await sql.query("UPDATE users SET invited_at = now() WHERE id = 190");
    return refusalOf(sql.query(goes));
  });
  expect(refused).toBe("users_last_owner");
});

test("what changes nothing of an owner's is let through", async () => {
  await sql.as({}, () => sql.query("UPDATE users SET role = 'owner', fullname = 'Asha P' WHERE id = 103"));
});

test("two who send each other away wait for one another, and one stays", async () => {
  await sql.query(SECOND_OWNER);
  const clients = [103, 190].map((id) => ({
    id,
    client: new Client({ connectionString: process.env.DATABASE_URL }),
  }));
  const goes = async ({ id, client }: (typeof clients)[number]) => {
    await client.connect();
    try {
      await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
      await client.query("UPDATE users SET deactivated_at = now() WHERE id = $1", [id]);
      await client.query("COMMIT");
      return "gone";
    } catch (error) {
      await client.query("ROLLBACK");
      return error instanceof Error && "constraint" in error ? error.constraint : error;
    } finally {
      await client.end();
    }
  };
  const both = await Promise.all(clients.map(goes));
  expect(both.toSorted()).toEqual(["gone", "users_last_owner"]);
  await sql.query("UPDATE users SET deactivated_at = NULL");
  await sql.query("DELETE FROM users WHERE id = 190");
});

test("under a view that does not see who has gone meanwhile, nobody goes", async () => {
  await sql.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  await sql.query(SECOND_OWNER);
  const refused = await refusalOf(sql.query("UPDATE users SET deactivated_at = now() WHERE id = 103"));
  await sql.query("ROLLBACK");
  expect(refused).toBe("P0001");
});

const DENIED = "42501";

test.each([
  [staff(103, "owner"), "role = 'owner'"],
  [staff(103, "owner"), "is_admin = true"],
  [staff(103, "owner"), "email = 'mine@example.test'"],
  [staff(103, "owner"), "anonymised_at = now()"],
  [staff(103, "owner"), "deactivated_at = now()"],
  [staff(106, "admin"), "role = 'owner'"],
])("no identity of the office raises anybody or ends a way in: %j %s", async (identity, change) => {
  const statement = `UPDATE users SET ${change} WHERE id = 104`;
  expect(await sql.as(identity, () => refusalOf(sql.query(statement)))).toBe(DENIED);
});

test("the office changes names and numbers of customers, and none of who works here", async () => {
  const changed = (id: number) =>
    sql.as(staff(103, "owner"), () =>
      sql.query(`UPDATE users SET fullname = 'X Y' WHERE id = ${id} RETURNING id`),
    );
  expect(await changed(101)).toEqual([{ id: 101 }]);
  expect(await changed(104)).toEqual([]);
});

test("a customer has a number; who works here need not", async () => {
  const without = (id: number) => sql.query(`UPDATE users SET phone = '' WHERE id = ${id}`);
  await sql.as({}, () => without(105));
  expect(await sql.as({}, () => refusalOf(without(101)))).toBe("users_phone_check");
});

test.each([
  ["owner", 1],
  ["admin", 1],
  ["support", 0],
  ["kitchen", 0],
  ["driver", 0],
])("when others were seen: %s sees it of %i", async (role, count) => {
  const seen = await sql.as({}, async () => {
    await sql.query(`INSERT INTO sessions (session_token, user_id, expires) VALUES
      ('staff-1', 105, app_now() + interval '1 day'), ('staff-2', 105, app_now() + interval '1 day'),
      ('staff-3', 104, app_now() - interval '1 second'), ('staff-4', 101, app_now() + interval '1 day')`);
    await sql.query("SELECT set_config('role', 'tiffin_staff', true), set_config('app.role', $1, true)", [
      role,
    ]);
    return sql.query("SELECT user_id, devices FROM staff_last_seen()");
  });
  expect(seen).toEqual(count === 1 ? [{ user_id: 105, devices: 2 }] : []);
});

test("a customer's identity does not ask at all", async () => {
  const customer: Identity = { databaseRole: "tiffin_customer", userId: 101, role: "customer" };
  expect(await sql.as(customer, () => refusalOf(sql.query("SELECT * FROM staff_last_seen()")))).toBe(DENIED);
});
