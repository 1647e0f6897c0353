import type { Pool } from "pg";
import type { Customer } from "../kitchen";
import type { Gateway } from "../gateway";
import { noteRefusal, type Notes, type Wish } from "../notes";
import type { Random } from "../random";
import { insist, orUnanswered, type Persistence } from "../unanswered";
import { pressUntilHeard, type Presses } from "../until-heard";
import type { Answer, Button, Visitor } from "../visitor";

export type Staff = { visitor: Visitor; email: string };

/** The people and parts that a flow deals with. */
export type Scene = {
  customer: Customer;
  browser: Visitor;
  admins: readonly [Staff, Staff];
  driver: Staff;
  gateway: Gateway;
  /** For reading what a page would have shown. */
  pool: Pool;
  random: Random;
  notes: Notes;
  persistence: Persistence;
  presses: Presses;
  /** Tells this flow's refunds apart. */
  mark: string;
};

/** Reads what a page would show; a dead database counts as a missing answer. */
export function look<R extends object>({ pool, persistence }: Scene, text: string, values: unknown[]) {
  return insist(persistence, () =>
    orUnanswered("looking", async () => (await pool.query<R>(text, values)).rows),
  );
}

export async function openOf(scene: Scene, billId: number): Promise<number> {
  const text = `select coalesce(sum(amount), 0)::int as open from journal_lines
    where bill_id = $1 and account = 'receivable'`;
  const [row] = await look<{ open: number }>(scene, text, [billId]);
  return row?.open ?? 0;
}

/** One or several members of staff press a button until they have an answer; what they were told is noted. */
export async function wishFor(
  { persistence, presses, notes }: Scene,
  wish: Omit<Wish, "acknowledged" | "lost">,
  button: Button,
  staff: readonly Staff[],
): Promise<Answer[]> {
  const kept: Wish = { ...wish, acknowledged: 0, lost: 0 };
  notes.wishes.push(kept);
  const onLost = () => {
    kept.lost += 1;
    persistence.onLost();
  };
  const line = { presses, persistence: { ...persistence, onLost } };
  return Promise.all(
    staff.map(async ({ visitor }) => {
      const answer = await pressUntilHeard(line, visitor, button);
      if (answer.ok) kept.acknowledged += 1;
      else noteRefusal(notes, wish.billId, `${wish.kind} ${wish.amount} (${answer.error})`);
      return answer;
    }),
  );
}
