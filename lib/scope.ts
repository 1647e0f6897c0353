import type { Tx } from "./db";
import type { CustomerId, StaffRole, UserId } from "./domain/identity";

/** Opens transactions: for a command that needs several, because it calls out (to Stripe) between them. */
export type Transact = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

export type Staff = { id: UserId; role: StaffRole };

/** What a command with one transaction is given. */
export type Scope = { tx: Tx; now: Date };
export type CustomerScope = Scope & { customerId: CustomerId };
export type StaffScope = Scope & { staff: Staff };

/** What a command that opens its own transactions, as the product itself, is given. */
export type SystemFlow = { now: Date; system: Transact };
export type StaffFlow = SystemFlow & { staff: Staff };
/** One that can also open transactions as whoever asks. */
export type Run = { run: Transact };
