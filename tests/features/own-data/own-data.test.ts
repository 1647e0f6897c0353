import { asCustomer, asSystem } from "@/lib/db";
import { erasedFrom } from "@/lib/domain/closing";
import { customerId as asCustomerId, type CustomerId } from "@/lib/domain/identity";
import { closeAccount, keepAccount } from "@/lib/features/own-data/closing";
import { eraseAgain, eraseClosedAccounts } from "@/lib/features/own-data/erase";
import { asLines, ownDataOf } from "@/lib/features/own-data/export";
import { NOT_OWN, OWN_TABLES } from "@/lib/features/own-data/own-tables";
import { makeBilledCustomer, readCases, systemFlow } from "@/tests/support/bills";
import { stripe } from "@/lib/gateway/stripe";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at, makeCustomer } from "@/tests/support/make";
import { credit, payOnline } from "@/tests/support/money";
import { connectSql, type Sql } from "@/tests/support/sql";

const gateway = gatewayOfFile();
const NOW = at("2026-12-02", "10:00");

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(() => sql.close());

const close = (id: CustomerId, now = NOW) =>
  asCustomer(id, (tx) => closeAccount({ tx, now, customerId: id }), now);
const keep = (id: CustomerId, now = NOW) =>
  asCustomer(id, (tx) => keepAccount({ tx, now, customerId: id }), now);
const personOf = (id: number) => asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }));

test("every table that names a person is among those they get, or says why not", async () => {
  const naming = await sql.query<{ name: string }>(`
    SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
      WHERE c.contype = 'f' AND c.conparentid = 0 AND c.confrelid = 'users'::regclass
    UNION SELECT table_name FROM information_schema.columns JOIN pg_class ON relname = table_name AND relkind IN ('r', 'p') AND NOT relispartition
      WHERE table_schema = 'public' AND column_name IN
        ('customer_id', 'user_id', 'actor_id', 'account_id', 'recipient', 'identifier', 'changed_by_id', 'subscription_id')`);
  const listed = [...Object.keys(OWN_TABLES), ...Object.keys(NOT_OWN)];
  expect(naming.map(({ name }) => name).filter((name) => !listed.includes(name))).toEqual([]);
});

test("a customer gets their own rows of every table, no secret, and nobody else's", async () => {
  const bill = await makeBilledCustomer();
  const other = await makeBilledCustomer();
  await payOnline(gateway, bill);
  const data = await asSystem((tx) => ownDataOf(tx, asCustomerId(bill.customerId)));
  expect(Object.keys(data)).toEqual(Object.keys(OWN_TABLES));
  expect(data.bills).toHaveLength(1);
  expect(data.payments).toHaveLength(1);
  expect(data.documents?.length).toBeGreaterThan(0);
  const text = JSON.stringify(data);
  const { email } = await personOf(other.customerId);
  expect(text).not.toContain(email);
  expect(data.users?.[0]).not.toHaveProperty("password");
  expect(asLines(data)).toContainEqual(["users", "1", "id", String(bill.customerId)]);
});

describe("closing an account", () => {
  test("is refused while something is open, and says what", async () => {
    const { customerId } = await makeBilledCustomer();
    expect(await close(asCustomerId(customerId))).toEqual({ ok: false, error: "still-unpaid" });
  });

  test("can be taken back, once", async () => {
    const id = asCustomerId(await makeCustomer());
    expect(await keep(id)).toEqual({ ok: false, error: "account-open" });
    expect(await close(id)).toEqual({ ok: true, value: { erasedOn: "2027-01-01" } });
    expect(await close(id)).toEqual({ ok: false, error: "account-closed" });
    expect(await keep(id)).toEqual({ ok: true, value: undefined });
    expect((await personOf(id)).closedAt).toBeNull();
  });
});

describe("when the time to undo is over", () => {
  async function paidUp() {
    const bill = await makeBilledCustomer();
    await payOnline(gateway, bill);
    const id = asCustomerId(bill.customerId);
    const data = { fullname: "Zubeida Unmistakable" };
    await asSystem((tx) => tx.user.update({ where: { id }, data }));
    return { bill, id };
  }

  /** The tables in which a text stands anywhere. */
  async function placesOf(...texts: string[]): Promise<string[]> {
    const tables = await sql.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const where = texts.map((_, index) => `t::text ILIKE '%' || $${index + 1} || '%'`).join(" OR ");
      const [row] = await sql.query<{ is: boolean }>(
        `SELECT EXISTS (SELECT FROM ${name} t WHERE ${where}) AS is`,
        texts,
      );
      if (row?.is) found.push(name);
    }
    return found;
  }

  test("nothing personal is left but in issued documents; a moment before, all of it is", async () => {
    const { id } = await paidUp();
    const { email, phone } = await personOf(id);
    expect((await close(id)).ok).toBe(true);
    const due = erasedFrom(NOW);
    await eraseClosedAccounts(systemFlow(new Date(due.getTime() - 1)));
    expect((await personOf(id)).email).toBe(email);
    await eraseClosedAccounts(systemFlow(due));
    expect(await placesOf("Zubeida Unmistakable", email)).toEqual([]);
    const { fullname, phone: now, anonymisedAt } = await personOf(id);
    expect({ fullname, isPhoneLeft: now === phone, anonymisedAt }).toEqual({
      fullname: "Closed account",
      isPhoneLeft: false,
      anonymisedAt: due,
    });
  });

  test("the gateway forgets them too, and that is no odd case", async () => {
    const { id } = await paidUp();
    const { stripeCustomerId } = await personOf(id);
    if (!stripeCustomerId) throw new Error("the gateway does not know them");
    expect((await close(id)).ok).toBe(true);
    await eraseClosedAccounts(systemFlow(erasedFrom(NOW)));
    expect((await personOf(id)).stripeCustomerId).toBeNull();
    expect((await stripe().customers.retrieve(stripeCustomerId)).deleted).toBe(true);
    expect(await readCases()).toEqual([]);
  });

  test("an account that got busy again stays, and is closed no more", async () => {
    const { bill, id } = await paidUp();
    expect((await close(id)).ok).toBe(true);
    await credit(bill, 50, NOW);
    expect(await eraseClosedAccounts(systemFlow(erasedFrom(NOW)))).toEqual({ erased: 0, kept: 1 });
    const { closedAt, anonymisedAt } = await personOf(id);
    expect({ closedAt, anonymisedAt }).toEqual({ closedAt: null, anonymisedAt: null });
  });
});

test("who had become nameless is so again in a database that was restored to before; who has something open is named", async () => {
  const [idle, busy] = [await makeCustomer(), await makeBilledCustomer()];
  const again = () => eraseAgain(systemFlow(NOW), [idle, busy.customerId, 2_000_000]);
  expect(await again()).toEqual({ erased: 1, left: [busy.customerId] });
  expect(await personOf(idle)).toMatchObject({ fullname: "Closed account", anonymisedAt: NOW });
  expect((await personOf(busy.customerId)).anonymisedAt).toBeNull();
  expect(await again()).toEqual({ erased: 0, left: [busy.customerId] });
});
