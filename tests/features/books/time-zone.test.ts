import { asStaff, asSystem, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { takingsOn } from "@/lib/features/books/queries";
import { BILLING_DAY, makeBilledCustomer } from "@/tests/support/bills";
import { at, makeAdmin } from "@/tests/support/make";
import { takeCash } from "@/tests/support/money";
import { connectSql } from "@/tests/support/sql";

afterEach(disconnect);

/** The zone in which the server speaks to sessions that ask for none, as an operator's own PostgreSQL may have it. */
async function speak(zone: string): Promise<void> {
  const sql = await connectSql();
  const [row] = await sql.query<{ name: string }>("SELECT current_database() AS name");
  await sql.query(`ALTER DATABASE "${row?.name}" SET timezone = '${zone}'`);
  await sql.close();
}

describe.each(["UTC", "Asia/Kolkata"])("a server that speaks %s", (zone) => {
  beforeAll(() => speak(zone));

  test("counts an evening's cash on its own day", async () => {
    const admin = await makeAdmin();
    const evening = at("2026-12-02", "20:00");
    const takings = () => asStaff(admin, (tx) => takingsOn(tx, parsePlainDate("2026-12-02")));
    const before = await takings();
    expect(await takeCash(await makeBilledCustomer(), 100, evening)).toMatchObject({ ok: true });
    expect((await takings()).cash - before.cash).toBe(100_00);
  });

  test("tells when a bill was issued", async () => {
    const { billId } = await makeBilledCustomer();
    const bill = await asSystem((tx) => tx.bill.findUniqueOrThrow({ where: { id: billId } }));
    expect(bill.createdAt).toEqual(BILLING_DAY);
  });
});
