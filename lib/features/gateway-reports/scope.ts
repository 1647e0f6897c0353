import type { Tx } from "@/lib/db";
import type { Via } from "@/lib/features/odd-cases/odd-cases";

/** What an event is acted on with: the transaction that also holds its id. */
export type EventScope = { tx: Tx; now: Date; eventId: string; via: Via };
