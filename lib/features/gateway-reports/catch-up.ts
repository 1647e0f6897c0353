import type Stripe from "stripe";
import type { Tx } from "@/lib/db";
import { log, logFault } from "@/lib/log";
import { acceptEvent } from "@/lib/gateway/webhook";
import { listEvents } from "@/lib/gateway/lists";
import type { SystemFlow } from "@/lib/scope";
import { dispatch, HANDLED_TYPES } from "./dispatch";

const HOUR_MS = 3_600_000;
/** How long the gateway keeps its events. */
const OLDEST_MS = 30 * 24 * HOUR_MS;
/** Events may enter the gateway's list a little late. */
const OVERLAP_MS = HOUR_MS;

/**
 * Reads the gateway's own list of events and acts on those that no webhook has brought: the same events through the same
 * door, so that anything lost on the way is found. Instants of the gateway's clock are compared only with each other. Returns
 * how many were found.
 *
 * @throws GatewayUnavailable, and what kept an event from being handled: the next run begins where this one did
 */
export async function catchUpEvents(flow: SystemFlow): Promise<number> {
  const cursor = await flow.system((tx) => tx.gatewayCursor.findUnique({ where: { id: 1 } }));
  const since = cursor
    ? new Date(cursor.listedUntil.getTime() - OVERLAP_MS)
    : new Date(flow.now.getTime() - OLDEST_MS);
  const { missed, newest } = await findMissed(flow, since);
  const faults: unknown[] = [];
  for (const event of missed.toReversed()) {
    const wasThere = cursor !== null && instantOf(event) <= cursor.listedUntil;
    await dispatch(flow, event, wasThere ? "reconciled" : "asked").catch((fault: unknown) => {
      logFault("catching up with the gateway", fault);
      faults.push(fault);
    });
  }
  if (faults.length > 0) throw faults[0];
  if (newest) await flow.system((tx) => moveCursor(tx, newest));
  return missed.length;
}

const instantOf = ({ created }: Stripe.Event) => new Date(created * 1000);

type Missed = { missed: Stripe.Event[]; newest: Date | null };

async function findMissed({ system }: SystemFlow, since: Date): Promise<Missed> {
  const missed: Stripe.Event[] = [];
  let newest: Date | null = null;
  for await (const page of listEvents(since, HANDLED_TYPES)) {
    newest ??= page[0] ? instantOf(page[0]) : null;
    missed.push(...(await system((tx) => unseen(tx, page.filter(isAccepted)))));
  }
  return { missed, newest };
}

function isAccepted(event: Stripe.Event): boolean {
  const accepted = acceptEvent(event);
  if (!accepted.ok) log.warn({ reason: accepted.error, event: event.id }, "listed event refused");
  return accepted.ok;
}

async function unseen(tx: Tx, events: Stripe.Event[]): Promise<Stripe.Event[]> {
  const where = { id: { in: events.map(({ id }) => id) } };
  const seen = await tx.stripeEvent.findMany({ where, select: { id: true } });
  const ids = new Set(seen.map(({ id }) => id));
  return events.filter(({ id }) => !ids.has(id));
}

/** Only forward, and without a conflict between two jobs that read the list at once. */
async function moveCursor(tx: Tx, listedUntil: Date): Promise<void> {
  await tx.gatewayCursor.createMany({ data: [{ id: 1, listedUntil }], skipDuplicates: true });
  await tx.gatewayCursor.updateMany({
    where: { listedUntil: { lt: listedUntil } },
    data: { listedUntil },
  });
}
