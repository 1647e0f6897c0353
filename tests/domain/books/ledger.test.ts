import fc from "fast-check";
import { ACCOUNTS, POSTINGS, TAKINGS_ACCOUNTS, type Account, type Posting } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";

const amount = paise(120_000);
const of = (postings: readonly Posting[]) => Object.fromEntries(postings.map((p) => [p.account, p.amount]));

test.each<[string, readonly Posting[], Partial<Record<Account, number>>]>([
  ["a bill is owed and earned", POSTINGS["bill-issued"](amount), { receivable: 120_000, revenue: -120_000 }],
  [
    "a bill made smaller is owed less",
    POSTINGS["bill-adjusted"](-12_000),
    { receivable: -12_000, revenue: 12_000 },
  ],
  [
    "a payment lies at the gateway",
    POSTINGS["payment-received"](amount),
    { gateway: 120_000, receivable: -120_000 },
  ],
  [
    "what fits no bill is owed to somebody",
    POSTINGS["money-unmatched"](amount),
    { gateway: 120_000, unmatched: -120_000 },
  ],
  [
    "kept, it is the customer's",
    POSTINGS["unmatched-to-credit"](amount),
    { unmatched: 120_000, "customer-credit": -120_000 },
  ],
  [
    "a refund is promised",
    POSTINGS["refund-requested"](amount, "refunds"),
    { refunds: 120_000, "refunds-payable": -120_000 },
  ],
  [
    "of what fitted no bill",
    POSTINGS["refund-requested"](amount, "unmatched"),
    { unmatched: 120_000, "refunds-payable": -120_000 },
  ],
  ["and paid out", POSTINGS["refund-paid"](amount), { "refunds-payable": 120_000, gateway: -120_000 }],
  [
    "or fails before",
    POSTINGS["refund-failed"](amount, "refunds", false),
    { "refunds-payable": 120_000, refunds: -120_000 },
  ],
  [
    "or comes back after",
    POSTINGS["refund-failed"](amount, "unmatched", true),
    { gateway: 120_000, unmatched: -120_000 },
  ],
  [
    "a refund as credit",
    POSTINGS["refund-to-credit"](amount),
    { refunds: 120_000, "customer-credit": -120_000 },
  ],
  [
    "a paid month that was worth less gives credit",
    POSTINGS["correction-credited"](amount),
    { revenue: 120_000, "customer-credit": -120_000 },
  ],
  [
    "one that was worth more is billed with the next",
    POSTINGS["correction-charged"](amount),
    { "to-be-billed": 120_000, revenue: -120_000 },
  ],
  [
    "and is owed from then on",
    POSTINGS["adjustment-billed"](amount),
    { receivable: 120_000, "to-be-billed": -120_000 },
  ],
  ["credit given", POSTINGS["credit-given"](amount), { goodwill: 120_000, "customer-credit": -120_000 }],
  [
    "credit taken back",
    POSTINGS["credit-taken-back"](amount),
    { "customer-credit": 120_000, goodwill: -120_000 },
  ],
  ["credit used", POSTINGS["credit-applied"](amount), { "customer-credit": 120_000, receivable: -120_000 }],
  [
    "credit from a bill paid too much",
    POSTINGS["credit-returned"](amount),
    { receivable: 120_000, "customer-credit": -120_000 },
  ],
  ["cash", POSTINGS["door-payment"](amount, "cash"), { cash: 120_000, receivable: -120_000 }],
  ["UPI at the door", POSTINGS["door-payment"](amount, "upi"), { "door-upi": 120_000, receivable: -120_000 }],
  [
    "cash written down wrongly",
    POSTINGS["door-counter-entry"](amount, "cash"),
    { receivable: 120_000, cash: -120_000 },
  ],
  ["a dispute", POSTINGS["dispute-opened"](amount), { disputed: 120_000, gateway: -120_000 }],
  ["won", POSTINGS["dispute-won"](amount), { gateway: 120_000, disputed: -120_000 }],
  ["lost", POSTINGS["dispute-lost"](amount, paise(0)), { "dispute-losses": 120_000, disputed: -120_000 }],
  [
    "lost of what was set aside",
    POSTINGS["dispute-lost"](amount, amount),
    { unmatched: 120_000, disputed: -120_000 },
  ],
  [
    "lost, a part of it set aside",
    POSTINGS["dispute-lost"](amount, paise(50_000)),
    { "dispute-losses": 70_000, unmatched: 50_000, disputed: -120_000 },
  ],
])("%s", (_what, postings, expected) => expect(of(postings)).toEqual(expected));

test("every entry balances, whatever the amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), fc.boolean(), (sum, flag) => {
      const money = paise(sum);
      const source = flag ? "refunds" : "unmatched";
      const method = flag ? "cash" : "upi";
      const entries: readonly (readonly Posting[])[] = [
        POSTINGS["bill-adjusted"](flag ? sum : -sum),
        POSTINGS["payment-received"](money),
        POSTINGS["refund-requested"](money, source),
        POSTINGS["refund-failed"](money, source, flag),
        POSTINGS["door-payment"](money, method),
        POSTINGS["door-counter-entry"](money, method),
      ];
      for (const postings of entries) {
        expect(postings.reduce((total, posting) => total + posting.amount, 0)).toBe(0);
        expect(new Set(postings.map(({ account }) => account)).size).toBe(2);
      }
    }),
  );
});

test("what is taken lies in accounts of things we have", () => {
  expect(TAKINGS_ACCOUNTS.map((account) => ACCOUNTS[account])).toEqual(["asset", "asset", "asset"]);
});
