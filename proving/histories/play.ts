import { asCustomer, asStaff, asSystem } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import type { CustomerFlow } from "@/lib/features/payments/commands";
import type { StaffFlow } from "@/lib/features/returns/refunds";
import { clock } from "./clock";
import type { Counts } from "./counts";
import { entriesAfter, readRows, readWorld, type Rows } from "./facts";
import type { Kitchen } from "./kitchen";
import { Life, live, type Trouble } from "./life";
import { Books } from "./oracle/books";
import type { Entry, World } from "./oracle/words";

/** One history being played for one customer: what has been done so far, with a second bookkeeper following along. */
export class Play {
  readonly books = new Books();
  /** The client secrets that pages have been opened with, by bill. */
  readonly pages = new Map<number, string[]>();
  /** What must hold for a step's entries, once they are known. */
  private expectations: Expectation[] = [];
  /** Several things happen at once: what one of them was shown may be out of date by the time it is done. */
  isCrowded = false;
  private lastEntry = 0;

  constructor(
    readonly kitchen: Kitchen,
    readonly customer: { id: CustomerId; billIds: number[] },
    readonly counts: Counts,
    private readonly start: string,
  ) {}

  billId(pick: number): number {
    const { billIds } = this.customer;
    return billIds[pick % billIds.length] ?? 0;
  }

  rows(): Promise<Rows> {
    return readRows(this.kitchen.pool, this.customer.id);
  }

  world(): Promise<World> {
    return readWorld(this.kitchen.pool, this.start);
  }

  /** Has the app do something in a process that may meet trouble; null when it was killed doing it. */
  async act<T>(trouble: Trouble, work: (app: App, life: Life) => Promise<T>): Promise<T | null> {
    const life = new Life(trouble, (plan) => this.kitchen.sandbox.control.failNext(plan));
    const value = await live(life, () => work(appOf(life, this.customer.id, this.kitchen.admin), life));
    if (life.isDead) this.counts.kills += 1;
    if (trouble.kind === "fault" || trouble.kind === "down") this.counts.faults += 1;
    return value;
  }

  /**
   * An answer that says it was done means one such entry, a refusal means none, and no answer means at most one.
   * `amount` is null where only the answer would have told it. `reason`: the press's, where others make the same entry.
   */
  expectEntry(kind: string, amount: number | null, answer: { ok: boolean } | null, reason?: string): void {
    this.expectations.push((fresh) => {
      const made = fresh.filter(
        (entry) => entry.kind === kind && !entry.isByHand && entry.reason === (reason ?? entry.reason),
      );
      const isWrong = answer ? made.length !== Number(answer.ok) : made.length > 1;
      if (isWrong) return `answered ${JSON.stringify(answer)}, and wrote ${made.length} entries: ${kind}`;
      return amount !== null && made.some(({ lines }) => lines[0]?.amount !== amount)
        ? `${kind} is not of ${amount}`
        : null;
    });
  }

  expect(expectation: Expectation): void {
    this.expectations.push(expectation);
  }

  /** Shows the second bookkeeper what was recorded since last time. @throws when it finds something wrong. */
  async audit(): Promise<void> {
    const entries = await entriesAfter(this.kitchen.pool, this.customer.id, this.lastEntry);
    if (entries.length > 0) {
      const world = await this.world();
      for (const entry of entries) this.books.apply(entry, world);
      this.lastEntry = entries.at(-1)?.id ?? this.lastEntry;
    }
    this.books.close();
    const expectations = this.expectations;
    this.expectations = [];
    for (const expectation of expectations) {
      const wrong = await expectation(entries);
      if (wrong !== null) this.books.complaints.push(wrong);
    }
    if (this.books.complaints.length > 0) throw new Error(this.books.complaints.join("\n"));
  }
}

type Expectation = (fresh: readonly Entry[]) => string | null | Promise<string | null>;

/** What the app's actions and jobs are given, in a process of their own. */
export type App = { customer: CustomerFlow; staff: StaffFlow & Pick<CustomerFlow, "run"> };

function appOf(life: Life, customerId: CustomerId, admin: StaffFlow["staff"]): App {
  const now = clock.now();
  const system: StaffFlow["system"] = (fn) => life.transaction((inside) => asSystem(inside, now), fn);
  return {
    customer: {
      now,
      customerId,
      system,
      run: (fn) => life.transaction((inside) => asCustomer(customerId, inside, now), fn),
    },
    staff: {
      now,
      staff: admin,
      system,
      run: (fn) => life.transaction((inside) => asStaff(admin, inside, now), fn),
    },
  };
}
