import { loadSample, TODAY } from "./sample";
import { connectSql, refusalOf, type Identity, type Sql } from "../support/sql";

let sql: Sql;

beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
  await sql.query("BEGIN");
  await sql.query(`
    INSERT INTO journal_entries (id, kind, customer_id, bill_id) VALUES
      (601, 'bill-issued', 101, 401), (602, 'bill-issued', 102, 402);
    INSERT INTO journal_lines (entry_id, account, amount, customer_id, bill_id) VALUES
      (601, 'receivable', 12000, 101, 401), (601, 'revenue', -12000, NULL, 401),
      (602, 'receivable', 24000, 102, 402), (602, 'revenue', -24000, NULL, 402);
    INSERT INTO journal_entries (id, kind, customer_id, bill_id, payment_id) VALUES (603, 'payment-received', 101, 401, 501);
    INSERT INTO journal_lines (entry_id, account, amount, customer_id, bill_id) VALUES
      (603, 'gateway', 12000, NULL, NULL), (603, 'receivable', -12000, 101, 401);
    UPDATE bills SET is_paid = true WHERE id = 401`);
  await sql.query("COMMIT");
  await sql.query(`
    INSERT INTO door_payments (id, bill_id, customer_id, method, amount, reference, collector_id) VALUES
      (701, 402, 102, 'upi', 1000, 'UPI-1', 105), (702, 402, 102, 'cash', 1000, NULL, 103);
    INSERT INTO credits (id, customer_id, amount, reason, given_by_id) VALUES (801, 101, 500, 'Burnt dal', 103);
    INSERT INTO refunds (id, customer_id, bill_id, payment_id, stripe_payment_intent_id, destination, amount, reason, status, requested_by_id)
      VALUES (901, 101, 401, 501, 'pi_1', 'gateway', 5000, 'Cold', 'succeeded', 103);
    INSERT INTO disputes (stripe_dispute_id, stripe_payment_intent_id, payment_id, customer_id, amount, reason, status) VALUES
      ('du_1', 'pi_1', 501, 101, 1000, 'general', 'open'), ('du_2', 'pi_2', 502, 102, 1000, 'general', 'lost')`);
});
afterAll(() => sql.close());

const entry = (values: string, columns = "kind, customer_id, bill_id") =>
  `INSERT INTO journal_entries (${columns}) VALUES (${values})`;
const line = (values: string) =>
  `INSERT INTO journal_lines (entry_id, account, amount, customer_id, bill_id) VALUES (${values})`;
const door = (values: string) =>
  `INSERT INTO door_payments (bill_id, customer_id, method, amount, reference, reason, reverses_id, collector_id) VALUES (${values})`;
const credit = (values: string) =>
  `INSERT INTO credits (customer_id, amount, reason, reverses_id, given_by_id) VALUES (${values})`;
const refund = (amount: number, rest = "'gateway', 'requested', 103") =>
  `INSERT INTO refunds (customer_id, payment_id, stripe_payment_intent_id, reason, amount, destination, status, requested_by_id)
   VALUES (101, 501, 'pi_1', 'x', ${amount}, ${rest})`;

describe("the database refuses at once", () => {
  test.each([
    ["an entry of a kind nobody knows", entry("'gift', 101, 401"), "journal_entries_kind_check"],
    ["an entry without a cause", entry("'bill-adjusted', 101, NULL"), "journal_entries_cause_check"],
    ["a bill issued twice", entry("'bill-issued', 101, 401"), "journal_entries_once_per_bill"],
    [
      "a payment booked twice",
      entry("'payment-received', 101, 401, 501", "kind, customer_id, bill_id, payment_id"),
      "journal_entries_once_per_payment",
    ],
    ["an account nobody knows", line("602, 'pocket', 1, NULL, NULL"), "journal_lines_account_check"],
    ["a line of nothing", line("602, 'cash', 0, NULL, NULL"), "journal_lines_amount_check"],
    ["a debt of nobody", line("602, 'receivable', 1, NULL, 402"), "journal_lines_whose_check"],
    ["a debt for no bill", line("602, 'receivable', 1, 102, NULL"), "journal_lines_whose_check"],
    ["credit of nobody", line("602, 'customer-credit', 1, NULL, NULL"), "journal_lines_whose_check"],
    ["a rewritten entry", "UPDATE journal_entries SET reason = 'x'", "journal_entries_append_only"],
    ["a rewritten line", "UPDATE journal_lines SET amount = 1", "journal_lines_append_only"],
    ["a deleted line", "DELETE FROM journal_lines", "journal_lines_append_only"],
    ["emptied lines", "TRUNCATE journal_lines", "journal_lines_append_only"],
    ["a deleted payment at the door", "DELETE FROM door_payments", "door_payments_append_only"],
    ["a rewritten payment at the door", "UPDATE door_payments SET amount = 1", "door_payments_append_only"],
    ["a rewritten credit", "UPDATE credits SET amount = 1", "credits_append_only"],
    ["cash of nothing", door("402, 102, 'cash', 0, NULL, NULL, NULL, 105"), "door_payments_amount_check"],
    [
      "cash taken back of nothing",
      door("402, 102, 'cash', -5, NULL, 'x', NULL, 105"),
      "door_payments_amount_check",
    ],
    [
      "a way to pay nobody knows",
      door("402, 102, 'gold', 5, NULL, NULL, NULL, 105"),
      "door_payments_method_check",
    ],
    [
      "UPI without its reference",
      door("402, 102, 'upi', 5, NULL, NULL, NULL, 105"),
      "door_payments_reference_check",
    ],
    [
      "a UPI reference used again",
      door("402, 102, 'upi', 5, 'upi-1', NULL, NULL, 105"),
      "door_payments_reference_key",
    ],
    [
      "cash for another customer's bill",
      door("402, 101, 'cash', 5, NULL, NULL, NULL, 105"),
      "door_payments_match_bill",
    ],
    [
      "a counter-entry without a reason",
      door("402, 102, 'cash', -1000, NULL, NULL, 702, 103"),
      "door_payments_reason_check",
    ],
    ["credit of nothing", credit("101, 0, 'x', NULL, 103"), "credits_amount_check"],
    ["credit taken back of nothing", credit("101, -5, 'x', NULL, 103"), "credits_amount_check"],
    ["a refund of nothing", refund(0), "refunds_amount_check"],
    ["a refund to nowhere", refund(1, "'the moon', 'requested', 103"), "refunds_destination_check"],
    ["a refund in a status nobody knows", refund(1, "'gateway', 'maybe', 103"), "refunds_status_check"],
    ["a refund of another amount than it began with", "UPDATE refunds SET amount = 1", "refunds_fixed_terms"],
    ["a paid bill of another amount", "UPDATE bills SET amount = 1 WHERE id = 401", "bills_paid_is_final"],
    [
      "a paid bill made unpaid with nothing open",
      "UPDATE bills SET is_paid = false WHERE id = 401",
      "bills_paid_is_final",
    ],
    [
      "a second cursor",
      "INSERT INTO gateway_cursor (id, listed_until) VALUES (2, now())",
      "gateway_cursor_one_row_check",
    ],
  ])("%s", async (_, statement, constraint) => {
    expect(await sql.as({ today: TODAY }, () => refusalOf(sql.query(statement)))).toBe(constraint);
  });

  test("a second counter-entry of the same money", async () => {
    const counter = door("402, 102, 'cash', -1000, NULL, 'x', 702, 103");
    const twice = () => refusalOf(sql.query(`${counter}; ${counter}`));
    expect(await sql.as({ today: TODAY }, twice)).toBe("door_payments_reverses_id_key");
  });
});

describe("the database refuses when the transaction commits", () => {
  const paidBill = "UPDATE bills SET is_paid = true WHERE id = 402";
  const credited = (amount: number, account = "customer-credit") =>
    `${entry("'credit-applied', 102, 402")}; ${line(`currval('journal_entries_id_seq'), '${account}', ${amount}, 102, NULL`)};
     ${line(`currval('journal_entries_id_seq'), 'receivable', ${-amount}, 102, 402`)}`;

  test.each([
    ["an entry without lines", entry("'bill-adjusted', 102, 402"), "journal_balanced"],
    ["a line that nothing balances", line("602, 'cash', 100, NULL, NULL"), "journal_balanced"],
    ["a bill that is paid while something is open", paidBill, "bills_equal_books"],
    ["a bill that nothing is open of, and unpaid", credited(24_000, "cash"), "bills_equal_books"],
    ["more received than the bill asks for", credited(24_100, "cash"), "bills_equal_books"],
    ["credit that the customer doesn't have", credited(1_000), "credit_not_overdrawn"],
    ["more refunded than was paid", refund(7_001), "refunds_within_payment"],
  ])("%s", async (_, statement, constraint) => {
    const refusal = await sql.as({ today: TODAY }, async () => {
      await sql.query(statement);
      return refusalOf(sql.query("SET CONSTRAINTS ALL IMMEDIATE"));
    });
    expect(refusal).toBe(constraint);
  });

  test("but not a refund of all that is left", async () => {
    const commit = async () => {
      await sql.query(refund(7_000));
      return sql.query("SET CONSTRAINTS ALL IMMEDIATE");
    };
    expect(await sql.as({ today: TODAY }, commit)).toEqual([]);
  });
});

describe("who sees what", () => {
  const meera: Identity = { databaseRole: "tiffin_customer", userId: 101, role: "customer", today: TODAY };
  const staff = (userId: number, role: string): Identity => ({
    databaseRole: "tiffin_staff",
    userId,
    role,
    today: TODAY,
  });
  const readers: [string, Identity, number[]][] = [
    ["a customer", meera, [2, 2, 1, 1, 0, 1]],
    ["the driver", staff(105, "driver"), [0, 1, 0, 0, 1, 0]],
    ["the kitchen", staff(104, "kitchen"), [0, 0, 0, 0, 0, 0]],
    ["support", staff(106, "support"), [3, 6, 1, 1, 2, 2]],
    ["the owner", staff(103, "owner"), [3, 6, 1, 1, 2, 2]],
  ];
  const tables = ["journal_entries", "journal_lines", "refunds", "credits", "door_payments", "disputes"];

  test.each(readers)("%s", async (_, identity, counts) => {
    const count = async (table: string) =>
      (await sql.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`))[0]?.count;
    const seen = await sql.as(identity, async () => {
      const all: unknown[] = [];
      for (const table of tables) all.push(await count(table));
      return all;
    });
    expect(seen).toEqual(counts);
  });

  test.each([
    ["a customer writes an entry", meera, entry("'bill-adjusted', 101, 401")],
    ["a customer gives themselves credit", meera, credit("101, 500, 'x', NULL, 101")],
    ["a customer decides their dispute", meera, "UPDATE disputes SET status = 'lost'"],
    ["the driver writes an entry", staff(105, "driver"), entry("'bill-adjusted', 101, 401")],
    ["support writes a refund", staff(106, "support"), refund(1)],
    [
      "the system rewrites the books",
      { databaseRole: "tiffin_system", role: "system", today: TODAY } as const,
      "DELETE FROM journal_lines",
    ],
  ])("%s: permission denied", async (_, identity, statement) => {
    expect(await sql.as(identity, () => refusalOf(sql.query(statement)))).toBe("42501");
  });
});
