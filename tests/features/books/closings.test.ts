import { asSystem } from "@/lib/db";
import { accountBalances } from "@/lib/features/books/queries";
import { closeMonths } from "@/lib/features/books/closings";
import { checkBooks } from "@/lib/features/proof/check";
import { makeBilledCustomer, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at } from "@/tests/support/make";
import { credit, takeCash } from "@/tests/support/money";
import { connectSql, type Sql } from "@/tests/support/sql";

gatewayOfFile();

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

/** As if no month had been closed. */
async function slowBalances() {
  const rows = await sql.query<{ account: string; balance: string }>(
    "SELECT account, sum(amount) AS balance FROM journal_lines GROUP BY account",
  );
  return new Map(rows.map(({ account, balance }) => [account, Number(balance)]));
}

async function balancesAgree() {
  const slow = await slowBalances();
  const fast = await asSystem(accountBalances);
  expect(fast.filter(({ account, balance }) => balance !== (slow.get(account) ?? 0))).toEqual([]);
}

test("a month is closed once it is over, each once, and every balance stays what all lines come to", async () => {
  const bill = await makeBilledCustomer();
  await credit(bill, 50, at("2026-12-01", "02:00"));
  await takeCash(bill, 300, at("2026-12-31", "23:59"));
  await takeCash(bill, 200, at("2027-01-01", "00:00"));
  await balancesAgree();

  expect(await closeMonths(systemFlow(at("2027-01-01", "23:59")))).toEqual([]);
  expect(await closeMonths(systemFlow(at("2027-01-02", "00:00")))).toEqual(["2026-12"]);
  expect(await closeMonths(systemFlow(at("2027-01-02", "00:00")))).toEqual([]);
  const [cash] = await sql.query("SELECT balance FROM account_closings WHERE account = 'cash'");
  expect(cash).toEqual({ balance: "30000" });
  await balancesAgree();

  await takeCash(bill, 100, at("2027-02-10", "10:00"));
  expect(await closeMonths(systemFlow(at("2027-04-05", "10:00")))).toEqual(["2027-01", "2027-02", "2027-03"]);
  await balancesAgree();
  expect((await checkBooks(systemFlow(at("2027-04-05", "10:00")))).differences).toEqual([]);
});

test("a closing that differs from the lines is told by the proof", async () => {
  await sql.query("ALTER TABLE account_closings DISABLE TRIGGER USER");
  await sql.query(
    "UPDATE account_closings SET balance = balance + 1 WHERE account = 'cash' AND month = '2027-03-01'",
  );
  await sql.query("ALTER TABLE account_closings ENABLE TRIGGER USER");
  const { differences } = await checkBooks(systemFlow(at("2027-04-05", "10:00")));
  expect(differences).toMatchObject([{ kind: "closing-differs", reference: "2027-03 cash" }]);
});
