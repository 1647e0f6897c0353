// What is stored from before texts were cleaned as they come in is cleaned by a migration.
import { connectSql, type Sql } from "../support/sql";
import { takeBackTo } from "../support/take-back";
import { migrate } from "../support/test-postgres.mjs";

const MIGRATION = "20261128160000_texts_as_they_are_kept";
const url = () => String(process.env.DATABASE_URL);

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

test("texts from before are kept as they are kept today, also of a customer with an active subscription", async () => {
  await takeBackTo(MIGRATION);
  await sql.query("INSERT INTO areas (name) VALUES ('Old\u00a0 Cafe\u0301\u200b')");
  await sql.query("INSERT INTO plans (name, daily_rate) VALUES ('\u202eThali  Cafe\u0301 ', 100)");
  const [user] = await sql.query<{ id: number }>(
    `INSERT INTO users (fullname, email, phone, password, addr1, addr2, area, pincode)
     VALUES ($1, 'old@example.test', '9820011111', 'x', $2, NULL, (SELECT name FROM areas WHERE name LIKE 'Old%'), '400703') RETURNING id`,
    ["  Jose\u0301\u200b\t \u202eRane\u200d ", "Flat\u00a07,\u0007 \u0915\u094d\u200d\u0937"],
  );
  await sql.query(
    "INSERT INTO users (fullname, email, phone, password, addr1, area, pincode) SELECT '\u200b', 'none@example.test', phone, 'x', addr1, area, pincode FROM users WHERE id = $1",
    [user?.id],
  );
  await sql.query(
    `INSERT INTO customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
     SELECT $1, id, app_today() + 1, app_today() + 30, 100 FROM plans WHERE daily_rate = 100`,
    [user?.id],
  );
  await sql.query("UPDATE settings SET kitchen_phone = '+91 98200-12345'");

  await migrate(url());

  const [kept] = await sql.query("SELECT fullname, addr1, addr2, area FROM users WHERE id = $1", [user?.id]);
  expect(kept).toEqual({
    fullname: "Jos\u00e9 Rane",
    addr1: "Flat 7, \u0915\u094d\u200d\u0937",
    addr2: null,
    area: "Old Caf\u00e9",
  });
  expect(await sql.query("SELECT name FROM plans WHERE daily_rate = 100")).toEqual([
    { name: "Thali Caf\u00e9" },
  ]);
  expect(await sql.query("SELECT kitchen_phone AS phone FROM settings")).toEqual([{ phone: "9820012345" }]);
  expect(await sql.query("SELECT fullname FROM users WHERE email = 'none@example.test'")).toMatchObject([
    { fullname: expect.stringMatching(/^Nameless \d+$/) },
  ]);
  await expect(
    sql.query("UPDATE users SET fullname = 'Meera\u202e' WHERE id = $1", [user?.id]),
  ).rejects.toThrow(/users_fullname_seen_check/);
}, 120_000);
