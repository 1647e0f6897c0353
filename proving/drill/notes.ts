/** Something that staff asked for once, however often they had to press: what they were told about it. */
export type Wish = {
  kind: "door" | "refund";
  billId: number;
  /** Paise. */
  amount: number;
  /** Identifies it in the tables: who collected it, or why it was given back. */
  mark: string;
  /** How many answers said that it was done. */
  acknowledged: number;
  /** How often no answer came: the press was asked about by its key, and pressed again. */
  lost: number;
};

/** What people were told in a round, or may rightly expect after it. `refusals`: for each bill, in the order of asking. */
export type Notes = { wishes: Wish[]; mustBePaid: Set<number>; refusals: Map<number, string[]> };

export const emptyNotes = (): Notes => ({ wishes: [], mustBePaid: new Set(), refusals: new Map() });

/** Records what somebody was told when they couldn't do something with a bill. */
export function noteRefusal({ refusals }: Notes, billId: number, refusal: string): void {
  refusals.set(billId, [...(refusals.get(billId) ?? []), refusal]);
}

const FOUND = {
  door: `select count(*)::int as count from door_payments d join users u on u.id = d.collector_id
    where d.bill_id = $1 and d.amount = $2 and u.email = $3 and d.reverses_id is null`,
  refund: `select count(*)::int as count from refunds where bill_id = $1 and amount = $2 and reason = $3`,
};

const UNPAID = `select b.id, sum(l.amount)::int as open from bills b
  join journal_lines l on l.bill_id = b.id and l.account = 'receivable'
  where b.id = any ($1) and not b.is_paid group by b.id order by b.id`;

/** How often a wish may be found: as often as finally acknowledged, however many answers were lost before; never twice. */
export function mayBeFound({ acknowledged }: Pick<Wish, "acknowledged">): readonly number[] {
  return acknowledged > 1 ? [] : [acknowledged];
}

/** Rows of numbers, from the database. */
type Ask = (text: string, values: unknown[]) => Promise<Record<string, number>[]>;

/** The promises that were not kept, in words. */
export async function brokenPromises(ask: Ask, { wishes, mustBePaid, refusals }: Notes): Promise<string[]> {
  const broken: string[] = [];
  for (const wish of wishes) {
    const { kind, billId, amount, mark, acknowledged, lost } = wish;
    const [row] = await ask(FOUND[kind], [billId, amount, mark]);
    const count = row?.count ?? 0;
    if (!mayBeFound(wish).includes(count)) {
      const told = `acknowledged ${acknowledged} times, ${lost} answers lost`;
      broken.push(`${kind} of ${amount} for bill ${billId} is there ${count} times: ${told}`);
    }
  }
  const unpaid = await ask(UNPAID, [[...mustBePaid]]);
  const refused = (id: number) => refusals.get(id)?.join(", ") ?? "nothing";
  return [
    ...broken,
    ...unpaid.map(
      ({ id = 0, open }) => `bill ${id} must be paid, and ${open} is open; refused: ${refused(id)}`,
    ),
  ];
}
