// A kitchen's phone from before the database checked it is kept by its digits.
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
