// The numbers of a kitchen from before the database checked them are kept where they can be.
import { connectSql, type Sql } from "../support/sql";
import { migrate } from "../support/test-postgres.mjs";
import { takeBackTo } from "../support/take-back";

const url = () => String(process.env.DATABASE_URL);

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

test("what a kitchen wrote before its numbers were checked is kept where it is a number", async () => {
  const phones = ["022 2766 1234", "+91-98200.12345", "9820012345", "", "ask Asha"];
  await takeBackTo("20261128222000_kitchen_phone_check");
  // a house has one row; here several stand for houses that wrote differently
  await sql.query("ALTER TABLE settings DROP CONSTRAINT settings_one_row_check");
  await sql.query(
    `INSERT INTO settings SELECT (jsonb_populate_record(s, jsonb_build_object('id', id + n, 'kitchen_phone', phone,
       'fssai', '1152299800012', 'gstin', '27ABCDE1234F1Z5'))).*
     FROM settings s, unnest($1::text[]) WITH ORDINALITY AS written(phone, n)`,
    [phones],
  );
  await migrate(url());
  const kept = await sql.query(
    `WITH gone AS (DELETE FROM settings WHERE id > 1 RETURNING id, kitchen_phone AS phone, fssai, gstin)
     SELECT * FROM gone ORDER BY id`,
  );
  await sql.query("ALTER TABLE settings ADD CONSTRAINT settings_one_row_check CHECK (id = 1)");
  const numbers = { fssai: null, gstin: "27ABCDE1234F1Z5" };
  expect(kept).toEqual(
    ["2227661234", "9820012345", "9820012345", "", ""].map((phone, n) => ({ id: n + 2, phone, ...numbers })),
  );
}, 60_000);

test.each(["982001234", "02227661234", "+919820012345", "022 276612"])(
  "%j is no phone of a kitchen",
  async (phone) => {
    const change = sql.query("UPDATE settings SET kitchen_phone = $1", [phone]);
    await expect(change).rejects.toThrow(/settings_kitchen_phone_check/);
  },
);

test.each([
  ["fssai", "1152299800012"],
  ["fssai", "1152299800012A"],
  ["gstin", "27ABCDE1234F1X5"],
  ["gstin", "27abcde1234f1z5"],
  ["gstin", ""],
])("%s %j is no number of a kitchen", async (column, number) => {
  const change = sql.query(`UPDATE settings SET ${column} = $1`, [number]);
  await expect(change).rejects.toThrow(new RegExp(`settings_${column}_check`));
});
