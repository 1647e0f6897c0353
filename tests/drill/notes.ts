/** Something that staff asked for once, however often they had to press: what they were told of it. */
export type Wish = {
  kind: "door" | "refund";
  billId: number;
  /** Paise. */
  amount: number;
  /** Tells it apart in the tables: who collected it, or why it was given back. */
  mark: string;
  /** How often the answer said that it was done. */
  acknowledged: number;
  /** How often there was no answer. */
  lost: number;
};

/** What people were told in a round, or may rightly expect after it. */
export type Notes = { wishes: Wish[]; mustBePaid: Set<number> };

export const emptyNotes = (): Notes => ({ wishes: [], mustBePaid: new Set() });

const FOUND = {
  door: `select count(*)::int as count from door_payments d join users u on u.id = d.collector_id
    where d.bill_id = $1 and d.amount = $2 and u.email = $3 and d.reverses_id is null`,
  refund: `select count(*)::int as count from refunds where bill_id = $1 and amount = $2 and reason = $3`,
};

/** How often a wish may be found: what was acknowledged just once, what was not once or not at all. */
export function mayBeFound({ acknowledged, lost }: Pick<Wish, "acknowledged" | "lost">): readonly number[] {
  if (acknowledged > 0) return acknowledged === 1 ? [1] : [];
  return lost > 0 ? [0, 1] : [0];
}

/** Rows of numbers, from the database. */
type Ask = (text: string, values: unknown[]) => Promise<Record<string, number>[]>;

/** What was promised and is not so, in words. */
export async function brokenPromises(ask: Ask, { wishes, mustBePaid }: Notes): Promise<string[]> {
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
  const unpaid = await ask("select id from bills where id = any ($1) and not is_paid order by id", [
    [...mustBePaid],
  ]);
  return [...broken, ...unpaid.map(({ id }) => `bill ${id} was paid by its customer and is not paid here`)];
}
