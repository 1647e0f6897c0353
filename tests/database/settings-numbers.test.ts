// The numbers of a kitchen from before the database checked them are kept where they can be.
import { connectSql, type Sql } from "../support/sql";
import { migrate } from "../support/test-postgres.mjs";
import { takeBackTo } from "../support/take-back";

const url = () => String(process.env.DATABASE_URL);

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

test.each([
  ["022 2766 1234", "2227661234"],
  ["+91-98200.12345", "9820012345"],
  ["9820012345", "9820012345"],
  ["", ""],
  ["ask Asha", ""],
])(
  "a kitchen's phone %j from before it was checked is kept as %j",
  async (before, after) => {
    await takeBackTo("20261128222000_kitchen_phone_check");
    await sql.query("UPDATE settings SET kitchen_phone = $1", [before]);
    await migrate(url());
    expect(await sql.query("SELECT kitchen_phone AS phone FROM settings")).toEqual([{ phone: after }]);
  },
  60_000,
);

test.each(["982001234", "02227661234", "+919820012345", "022 276612"])(
  "%j is no phone of a kitchen",
  async (phone) => {
    const change = sql.query("UPDATE settings SET kitchen_phone = $1", [phone]);
    await expect(change).rejects.toThrow(/settings_kitchen_phone_check/);
  },
);

test("an FSSAI or GST number from before it was checked is kept where it is one", async () => {
  await takeBackTo("20261129210000_settings_numbers_check");
  await sql.query("UPDATE settings SET fssai = '1152299800012', gstin = '27ABCDE1234F1Z5'");
  await migrate(url());
  expect(await sql.query("SELECT fssai, gstin FROM settings")).toEqual([
    { fssai: null, gstin: "27ABCDE1234F1Z5" },
  ]);
}, 60_000);

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
