// Plans and menus written before there were rows of dishes are read into them.
import { disconnect } from "@/lib/db";
import { dishesByText } from "../support/dishes-agree";
import { connectSql, type Sql } from "../support/sql";
import { takeBackTo } from "../support/take-back";
import { migrate } from "../support/test-postgres.mjs";

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(async () => {
  await sql.close();
  await disconnect();
});

test("the dishes of plans and menus from before are kept, each once", async () => {
  await takeBackTo("20261201810001_dishes");
  await sql.query(`INSERT INTO plans (id, name, daily_rate, items) VALUES
    (901, 'Thali', 120, '["2 Rotis", "Dal", "Rice (200 g)"]'), (902, 'Nothing', 90, NULL), (903, 'Dabba', 300, '["12 ROTIS", "वरण १ वाटी"]')`);
  await sql.query(
    `INSERT INTO menus (date, plan_id, items) VALUES ('2026-11-23', 901, '["Roti", "Dal 2 katori"]')`,
  );
  await migrate(String(process.env.DATABASE_URL));
  const { kept, said } = await dishesByText();
  expect(kept).toEqual(said);
  expect(kept.flat()).toHaveLength(7);
  const rows = await sql.query<{ name: string }>("SELECT name FROM dishes ORDER BY id");
  expect(rows.map(({ name }) => name)).toEqual(["Roti", "Dal", "Rice", "वरण"]);
}, 60_000);
