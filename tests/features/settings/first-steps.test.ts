import { asSystem, disconnect } from "@/lib/db";
import { getSettings, missingSteps } from "@/lib/features/settings/queries";
import { makePlan } from "@/tests/support/make";
import { connectSql } from "@/tests/support/sql";

afterAll(disconnect);

test("a new house has no name of somebody else's, and is shown what comes first", async () => {
  expect(await asSystem(getSettings)).toMatchObject({
    kitchenName: "",
    kitchenPhone: "",
    kitchenAddress: "",
  });
  expect(await asSystem(missingSteps)).toEqual(["kitchen", "plan"]);
  await makePlan();
  expect(await asSystem(missingSteps)).toEqual(["kitchen"]);
  const sql = await connectSql();
  await sql.query(
    "UPDATE settings SET kitchen_name = 'Annapurna', kitchen_phone = '2227661234', kitchen_address = 'Vashi'",
  );
  expect(await asSystem(missingSteps)).toEqual([]);
  for (const column of ["kitchen_name", "kitchen_phone", "kitchen_address"]) {
    await sql.query(`UPDATE settings SET ${column} = ''`);
    expect(await asSystem(missingSteps)).toEqual(["kitchen"]);
    await sql.query(`UPDATE settings SET ${column} = '2227661234'`);
  }
  await sql.close();
});
