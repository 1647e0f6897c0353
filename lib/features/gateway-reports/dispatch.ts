import { createHash } from "node:crypto";
import type Stripe from "stripe";
import { z } from "zod";
import { raiseCase, type SettleScope, type Via } from "@/lib/features/odd-cases/odd-cases";
import { ELSEWHERE, wordsOf, type Outcome } from "@/lib/features/odd-cases/outcome";
import { isOfAnother } from "@/lib/features/payments/installation";
import type { SystemFlow } from "@/lib/scope";
import { HANDLERS, type Act } from "./handlers";
import { noteWebhookVersion } from "./webhook-version";

/** What we act on; the gateway's list of events is filtered by these. */
export const HANDLED_TYPES: readonly Stripe.Event["type"][] = HANDLERS.flatMap(({ types }) => types);

/**
 * Acts on an event whose signature has been checked, or that the gateway itself listed, once per event id: the id and the
 * effect are written in one transaction. Only its type and its object's id are trusted. To add an event type, add it to
 * `HANDLERS`.
 *
 * @throws GatewayUnavailable when the gateway doesn't say how the object stands: nothing was written
 */
export async function dispatch(
  { now, system }: SystemFlow,
  event: Stripe.Event,
  via: Via = "webhook",
): Promise<Outcome> {
  const { id, type } = event;
  const isKnown = await system((tx) => tx.stripeEvent.count({ where: { id } }));
  const act: Act = isKnown > 0 ? handledBefore : await actOn(event);
  return system(async (tx) => {
    const scope = { tx, now, eventId: id, via };
    if (via === "webhook") await noteWebhookVersion(scope, event);
    const data = [{ id, type, outcome: "being handled", madeAt: madeAt(event) }];
    // a second, simultaneous delivery waits here until the first has committed
    const first = await tx.stripeEvent.createManyAndReturn({ data, skipDuplicates: true });
    if (first.length === 0) return handledBefore();
    const outcome = await act(scope);
    if (outcome.kind === "not-ours") await tx.stripeEvent.delete({ where: { id } });
    else await tx.stripeEvent.update({ where: { id }, data: { outcome: wordsOf(outcome) } });
    return outcome;
  });
}

// no report is refused for it: nothing is decided by when it was made
const UNIX_SECONDS_OF_2100 = 4_102_444_800;
const created = z.number().min(0).max(UNIX_SECONDS_OF_2100).nullable().catch(null);

function madeAt(event: Stripe.Event): Date | null {
  const seconds = created.parse(event.created);
  return seconds === null ? null : new Date(seconds * 1000);
}

const handledBefore = () => Promise.resolve<Outcome>({ kind: "handled-before" });

async function actOn({ id: eventId, type, data }: Stripe.Event): Promise<Act> {
  const handler = HANDLERS.find(({ types }) => types.includes(type));
  if (!handler) return () => Promise.resolve({ kind: "ignored" });
  const told = named.parse(data.object);
  const act = told.id === null ? null : await handler.look(told.id);
  return act ?? ((scope) => keepUnreadable(scope, { ...told, id: told.id ?? eventId, type }));
}

// a text that no column can hold counts as none
const held = z.string().refine((text) => text.isWellFormed() && !text.includes("\0"));
const named = z.looseObject({
  id: held.min(1).max(255).nullable().catch(null),
  metadata: z.record(held, held).catch({}),
});

const anEvent = z.object({ id: z.string().regex(/^evt_\w{1,200}$/) });

/** What was signed but is not a readable event: kept for a person under its id or, where it has none, its digest. */
export async function keepUnreadableDelivery({ now, system }: SystemFlow, body: string): Promise<void> {
  const read = anEvent.safeParse(parsedOrNull(body));
  const digest = createHash("sha256").update(body).digest("hex").slice(0, 32);
  const stripeObjectId = read.success ? read.data.id : `delivery ${digest}`;
  await system((tx) =>
    raiseCase({ tx, now }, "unreadable-event", { stripeObjectId, details: { type: "delivery" } }),
  );
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Unreadable = { id: string; type: string; metadata: Record<string, string> };

/** What an event reports can't be known: a person must look at the gateway. */
async function keepUnreadable(
  scope: SettleScope,
  { id: stripeObjectId, type, metadata }: Unreadable,
): Promise<Outcome> {
  if (await isOfAnother(scope.tx, metadata)) return ELSEWHERE;
  const where = { stripePaymentIntentId: stripeObjectId };
  const payment = await scope.tx.payment.findUnique({ where });
  const whose = payment && {
    paymentId: payment.id,
    billId: payment.billId,
    customerId: payment.customerId,
  };
  await raiseCase(scope, "unreadable-event", { stripeObjectId, ...whose, details: { type } });
  return { kind: "unreadable" };
}
