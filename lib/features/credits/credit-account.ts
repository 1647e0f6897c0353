import type { Prisma } from "@/prisma/generated/client";
import { fromSqlDate, type Tx } from "@/lib/db";
import type { EntryKind } from "@/lib/domain/books/ledger";
import type { Paise } from "@/lib/domain/money";
import { plainMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import { balancesOf } from "@/lib/features/books/queries";

const CREDIT_MOVES = [
  "credit-given",
  "credit-taken-back",
  "credit-applied",
  "credit-returned",
  "refund-to-credit",
  "unmatched-to-credit",
] as const satisfies readonly EntryKind[];

type CreditMove = (typeof CREDIT_MOVES)[number];

/** An entry that changed a customer's credit. */
export type CreditEntry = {
  entryId: number;
  kind: CreditMove;
  at: Date;
  /** Paise: how much the credit grew, negative when it shrank. */
  amount: number;
  /** The bill it was given for, or taken off. */
  bill: { id: number; month: PlainMonth } | null;
  day: PlainDate | null;
  reason: string | null;
  /** Null for what happened automatically. */
  by: string | null;
  /** The credit that this entry gave. */
  given: { creditId: number; isTakenBack: boolean; mayTakeBack: boolean } | null;
};

export type CreditAccount = {
  balance: Paise;
  /** What the customer owes (positive), or has in credit (negative), over all bills. Paise. */
  owes: number;
  /** How many credits were ever given or taken back: an admin who gives one says which number they saw. */
  count: number;
  /** The latest first. */
  entries: CreditEntry[];
};

const MAX_ENTRIES = 200;

/** A customer's credit and how it came to be. */
export async function creditAccountOf(tx: Tx, customerId: number): Promise<CreditAccount> {
  const lines = await tx.journalLine.findMany({
    where: { account: "customer-credit", customerId },
    include: withCause,
    orderBy: { id: "desc" },
    take: MAX_ENTRIES,
  });
  const { credit: balance, owes, count } = await balancesOf(tx, customerId);
  return { balance, owes, count, entries: lines.flatMap((line) => creditEntry(line, balance)) };
}

const withCause = {
  entry: {
    include: {
      bill: { select: { id: true, month: true, year: true } },
      credit: { include: { reversedBy: { select: { id: true } } } },
      refund: { select: { reason: true } },
      actor: { select: { fullname: true } },
    },
  },
} as const satisfies Prisma.JournalLineInclude;

type Line = Prisma.JournalLineGetPayload<{ include: typeof withCause }>;

function creditEntry({ amount, entry }: Line, balance: Paise): CreditEntry[] {
  const kind = CREDIT_MOVES.find((move) => move === entry.kind);
  if (!kind) return [];
  const { id: entryId, bill, credit, refund, reason, actorId, actor, createdAt: at } = entry;
  return [
    {
      ...{ entryId, kind, at },
      // credit is a debt of ours, which grows by negative amounts
      amount: amount === 0 ? 0 : -amount,
      bill: bill && { id: bill.id, month: plainMonth(bill.year, bill.month) },
      day: credit?.day ? fromSqlDate(credit.day) : null,
      reason: reason ?? refund?.reason ?? null,
      by: actorId === null ? null : (actor?.fullname ?? ""),
      given: kind === "credit-given" && credit ? givenCredit(credit, balance) : null,
    },
  ];
}

type CreditRow = NonNullable<Line["entry"]["credit"]>;

function givenCredit({ id: creditId, amount, reversedBy }: CreditRow, balance: Paise) {
  const isTakenBack = reversedBy !== null;
  return { creditId, isTakenBack, mayTakeBack: !isTakenBack && amount <= balance };
}
