import type { Paise } from "../money";

/**
 * The accounts of the books. Assets and costs grow by debits (positive amounts), income and our debts by credits (negative
 * ones).
 */
export const ACCOUNTS = {
  /** What customers owe for issued bills; each line names customer and bill. */
  receivable: "asset",
  /** Held by the gateway: payments less what it refunded or a dispute took from it. */
  gateway: "asset",
  cash: "asset",
  /** Paid by UPI at the door, straight to the kitchen's bank. */
  "door-upi": "asset",
  /** Withheld by banks while a dispute is open. */
  disputed: "asset",
  revenue: "income",
  /** Revenue given back. */
  refunds: "cost",
  goodwill: "cost",
  "dispute-losses": "cost",
  /** What the kitchen owes a customer, to be taken off future bills. */
  "customer-credit": "debt",
  /** Arrived at the gateway, but no bill takes it: a person decides whether it goes back or becomes credit. */
  unmatched: "debt",
  /** Promised back, but not yet paid out by the gateway. */
  "refunds-payable": "debt",
  /** What a late correction of a paid bill adds to a customer's next bill. */
  "to-be-billed": "asset",
} as const;

export type Account = keyof typeof ACCOUNTS;

/** Where money counts as taken: the day's takings are the sum of these. */
export const TAKINGS_ACCOUNTS = ["gateway", "cash", "door-upi"] as const satisfies readonly Account[];

/** One side of an entry, in paise: positive is a debit, negative a credit. */
export type Posting = { account: Account; amount: number };

type Source = "refunds" | "unmatched";

export const DOOR_METHODS = ["cash", "upi"] as const;

export type DoorMethod = (typeof DOOR_METHODS)[number];

const DOOR_ACCOUNTS = { cash: "cash", upi: "door-upi" } as const satisfies Record<DoorMethod, Account>;

const move = (amount: number, to: Account, from: Account): Posting[] => [
  { account: to, amount },
  { account: from, amount: -amount },
];

const withoutEmpty = (postings: Posting[]): Posting[] => postings.filter(({ amount }) => amount !== 0);

/** The postings of each kind of entry. All amounts are paise and positive unless said otherwise. */
export const POSTINGS = {
  "bill-issued": (amount: Paise) => move(amount, "receivable", "revenue"),
  /** The difference may be negative: the bill asks for less than before. */
  "bill-adjusted": (difference: number) => move(difference, "receivable", "revenue"),
  "payment-received": (amount: Paise) => move(amount, "gateway", "receivable"),
  "money-unmatched": (amount: Paise) => move(amount, "gateway", "unmatched"),
  "unmatched-to-credit": (amount: Paise) => move(amount, "unmatched", "customer-credit"),
  "refund-requested": (amount: Paise, source: Source) => move(amount, source, "refunds-payable"),
  "refund-paid": (amount: Paise) => move(amount, "refunds-payable", "gateway"),
  /** A refund may fail after the gateway had already paid it out: the money is then back there. */
  "refund-failed": (amount: Paise, source: Source, wasPaid: boolean) =>
    move(amount, wasPaid ? "gateway" : "refunds-payable", source),
  "refund-to-credit": (amount: Paise) => move(amount, "refunds", "customer-credit"),
  "credit-given": (amount: Paise) => move(amount, "goodwill", "customer-credit"),
  "credit-taken-back": (amount: Paise) => move(amount, "customer-credit", "goodwill"),
  "credit-applied": (amount: Paise) => move(amount, "customer-credit", "receivable"),
  /** What a bill had received beyond its new, lower amount. */
  "credit-returned": (amount: Paise) => move(amount, "receivable", "customer-credit"),
  /** A late correction of a bill that stays as issued: the month was worth less, or more. */
  "correction-credited": (amount: Paise) => move(amount, "revenue", "customer-credit"),
  "correction-charged": (amount: Paise) => move(amount, "to-be-billed", "revenue"),
  "adjustment-billed": (amount: Paise) => move(amount, "receivable", "to-be-billed"),
  "door-payment": (amount: Paise, method: DoorMethod) => move(amount, DOOR_ACCOUNTS[method], "receivable"),
  "door-counter-entry": (amount: Paise, method: DoorMethod) =>
    move(amount, "receivable", DOOR_ACCOUNTS[method]),
  "dispute-opened": (amount: Paise) => move(amount, "disputed", "gateway"),
  "dispute-won": (amount: Paise) => move(amount, "gateway", "disputed"),
  /** `aside`: the part of it that no bill had taken. That is no loss: the bank gave back what was waiting to go back. */
  "dispute-lost": (amount: Paise, aside: Paise): Posting[] =>
    withoutEmpty([
      { account: "dispute-losses", amount: amount - aside },
      { account: "unmatched", amount: aside },
      { account: "disputed", amount: -amount },
    ]),
} as const;

export type EntryKind = keyof typeof POSTINGS;
