import { newPressKey } from "@/components/press/press-key";
import {
  dropDays,
  forgetSettled,
  keepDays,
  openDays,
  readDays,
  settleDays,
  type DaysAct,
  type DaysDb,
  type DaysOutcome,
  type SettledDays,
  type WaitingDays,
} from "./days-kept";
import { inOnePage, KeptFirst, type Alone } from "./kept-first";
import { sendDays } from "./send-days";

export type KeptDays = { waiting: WaitingDays[]; settled: SettledDays[] };

const NOTHING: KeptDays = { waiting: [], settled: [] };

/** Sends one act; null while nothing came of it: it waits on. */
type SendDays = (act: DaysAct) => Promise<DaysOutcome | null>;

/** A customer's changes of days on this phone that no answer came to yet, and what came of the others. */
export class DaysStore extends KeptFirst<KeptDays, DaysDb> {
  /** Pressed on a page that is still asking what came of it. */
  private readonly asking = new Set<string>();

  constructor(
    private readonly ownerId: number,
    private readonly sendOne: SendDays = sendDays,
    alone = inOnePage("tiffintrack-days"),
  ) {
    super(NOTHING, openDays, alone);
  }

  /** Keeps a change until it can be sent; false where the browser keeps nothing. */
  async keep(act: Omit<DaysAct, "key">): Promise<boolean> {
    try {
      await this.inDb((db) => keepDays(db, this.ownerId, { ...act, key: newPressKey() }));
    } catch {
      return false;
    }
    await this.read();
    void this.send();
    return true;
  }

  /** Keeps one that was sent, and unanswered, for when its page is closed before the answer comes. */
  async keepAsked(act: DaysAct): Promise<void> {
    this.asking.add(act.key);
    await this.inDb((db) => keepDays(db, this.ownerId, act)).catch(() => {});
  }

  /** Takes one back that waits, or that its own page has been told about. */
  async drop(key: string): Promise<void> {
    await this.inDb((db) => dropDays(db, key)).catch(() => {});
    this.asking.delete(key);
    await this.read();
  }

  /** They have seen what came of them. */
  async dismiss(keys: readonly string[]): Promise<void> {
    await this.inDb((db) => forgetSettled(db, keys)).catch(() => {});
    await this.read();
  }

  async read(): Promise<void> {
    const kept = await this.inDb((db) => readDays(db, this.ownerId)).catch(() => NOTHING);
    this.show({ ...kept, waiting: kept.waiting.filter((one) => !this.asking.has(one.act.key)) });
  }

  protected async sendKept(alone: Alone): Promise<void> {
    await alone(() => this.inDb((db) => this.sendInOrder(db))).catch(() => {});
  }

  /** The oldest first; what can't be sent now holds up what came after it. */
  private async sendInOrder(db: DaysDb): Promise<void> {
    for (;;) {
      const [next] = (await readDays(db, this.ownerId)).waiting;
      if (!next || this.asking.has(next.act.key)) return;
      const outcome = await this.sendOne(next.act);
      if (outcome === null) return;
      await settleDays(db, next, outcome);
      await this.read();
    }
  }
}

let open: { ownerId: number; store: DaysStore } | null = null;

/** The one of this page. */
export function daysStoreOf(ownerId: number): DaysStore {
  if (open?.ownerId !== ownerId) open = { ownerId, store: new DaysStore(ownerId) };
  return open.store;
}
