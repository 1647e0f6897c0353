import { DatabaseError } from "pg";

/** So many statements a connection keeps planned, those that came again first. The others are planned each time. */
export const MOST_KEPT = 200;

/** feature_not_supported: what PostgreSQL says of a kept plan whose table has got another shape. */
const PLAN_IS_STALE = "0A000";

type Statement = { text: string; values?: unknown };

/**
 * Names the statements that come again on one connection, so that PostgreSQL keeps their plans: to plan a page's reads with
 * their policies takes longer than to run them. What is kept ends with the connection.
 */
export class Prepared {
  readonly #once = new Set<string>();
  readonly #names = new Map<string, string>();
  #given = 0;

  /** The same statement, with its name from the second time on. A text without values may be several statements: it gets none. */
  named<T extends Statement>(statement: T): T & { name?: string } {
    const { text, values } = statement;
    if (!Array.isArray(values) || values.length === 0) return statement;
    const name = this.#names.get(text) ?? this.#nameAgain(text);
    return name === undefined ? statement : { ...statement, name };
  }

  #nameAgain(text: string): string | undefined {
    if (this.#names.size >= MOST_KEPT) return undefined;
    if (!this.#once.delete(text)) {
      if (this.#once.size < MOST_KEPT) this.#once.add(text);
      else this.#once.clear();
      return undefined;
    }
    this.#given += 1;
    const name = `kept_${this.#given}`;
    this.#names.set(text, name);
    return name;
  }

  /** After a migration a kept plan may be refused for good: all get new names. */
  refused(error: unknown): void {
    if (!(error instanceof DatabaseError) || error.code !== PLAN_IS_STALE) return;
    this.#once.clear();
    this.#names.clear();
  }
}
