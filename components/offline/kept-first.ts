export type Alone = <T>(act: () => Promise<T>) => Promise<T>;

/** Runs one at a time in all pages of this browser. */
export const inOnePage =
  (name: string): Alone =>
  (act) =>
    navigator.locks.request(name, act);

/**
 * What this browser keeps first, shows, and sends then: `Shown` is what a page shows of it, `Db` where it is kept. One page of the
 * browser sends at a time.
 */
export abstract class KeptFirst<Shown extends object, Db> {
  private readonly listeners = new Set<() => void>();
  private opened: Promise<Db> | undefined;
  private sending: Promise<void> | undefined;
  private isWanted = false;

  protected constructor(
    protected shown: Shown,
    private readonly open: () => Promise<Db>,
    private readonly alone: Alone,
  ) {}

  readonly get = (): Shown => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Shows what is kept. */
  abstract read(): Promise<void>;

  /** Sends all that waits, as far as the line allows, while no other page does. */
  protected abstract sendKept(alone: Alone): Promise<void>;

  /** What is pressed while the last of it is on its way goes right after it. */
  send(): Promise<void> {
    this.isWanted = true;
    return (this.sending ??= this.sendAll().finally(() => (this.sending = undefined)));
  }

  private async sendAll(): Promise<void> {
    do {
      this.isWanted = false;
      await this.sendKept(this.alone);
      await this.read();
    } while (this.isWanted);
  }

  /** Again where the database was closed meanwhile: another page has logged out. */
  protected async inDb<T>(fn: (db: Db) => Promise<T>): Promise<T> {
    try {
      return await fn(await (this.opened ??= this.open()));
    } catch {
      return fn(await (this.opened = this.open()));
    }
  }

  protected show(changed: Partial<Shown>): void {
    this.shown = { ...this.shown, ...changed };
    for (const listener of this.listeners) listener();
  }
}
