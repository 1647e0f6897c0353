import Stripe from "stripe";
import { z } from "zod";
import { stripe } from "@/lib/gateway/stripe";
import { isOfOurVersion } from "@/lib/gateway/webhook";
import { ask } from "@/lib/gateway/intents";
import { isOfAnother, OF_ANOTHER } from "@/lib/features/payments/installation";
import { raiseFlag } from "@/lib/features/odd-cases/odd-cases";
import type { EventScope } from "./scope";

/** A kind of object that events tell of: how to know that it has what we read of it, and how to get it anew. */
export type ObjectKind<T> = {
  isReadable: (object: unknown) => object is T;
  fetch: (id: string) => Promise<T>;
};

const id = z.string();
const money = { id, amount: z.int(), currency: z.string() };
const metadata = z.record(z.string(), z.string());
/** What another object is named by: its id, or the object itself. */
const named = z.union([z.string(), z.looseObject({ id })]).nullish();

const intent = z.looseObject({
  ...money,
  ...{ status: z.string(), amount_received: z.int(), metadata },
  payment_method: named,
  payment_method_types: z.array(z.string()),
});
const charge = z.looseObject({
  id,
  payment_intent: named,
  payment_method_details: z.looseObject({ type: z.string() }).nullish(),
});
const refund = z.looseObject({
  ...money,
  payment_intent: named,
  status: z.string().nullish(),
  metadata: metadata.nullish(),
});
const dispute = z.looseObject({ ...money, payment_intent: named, reason: z.string(), status: z.string() });

function fits<T>(shape: z.ZodType) {
  return (object: unknown): object is T => shape.safeParse(object).success;
}

export const INTENT: ObjectKind<Stripe.PaymentIntent> = {
  isReadable: fits(intent),
  fetch: (of) => stripe().paymentIntents.retrieve(of),
};
export const CHARGE: ObjectKind<Stripe.Charge> = {
  isReadable: fits(charge),
  fetch: (of) => stripe().charges.retrieve(of),
};
export const REFUND: ObjectKind<Stripe.Refund> = {
  isReadable: fits(refund),
  fetch: (of) => stripe().refunds.retrieve(of),
};
export const DISPUTE: ObjectKind<Stripe.Dispute> = {
  isReadable: fits(dispute),
  fetch: (of) => stripe().disputes.retrieve(of),
};
/** Its id is all that is read of it, and is the same in every version. */
export const CUSTOMER: ObjectKind<{ id: string }> = {
  isReadable: fits(z.looseObject({ id })),
  fetch: (of) => Promise.resolve({ id: of }),
};

/**
 * The object of an event, as our version of the gateway's API shows it: as it came, or asked for by its id where the
 * event is of another version or lacks what we read. Null when neither can be read. @throws GatewayUnavailable
 */
export async function readObject<T>(kind: ObjectKind<T>, event: Stripe.Event): Promise<T | null> {
  const { object } = event.data;
  if (isOfOurVersion(event) && kind.isReadable(object)) return object;
  const of = idOf(object);
  const fetched = of === null ? null : await fetchObject(kind, of);
  return kind.isReadable(fetched) ? fetched : null;
}

function fetchObject<T>({ fetch }: ObjectKind<T>, of: string): Promise<T | null> {
  return ask(async () => {
    try {
      return await fetch(of);
    } catch (error) {
      if (isNeverAnswered(error)) return null;
      throw error;
    }
  });
}

/** Gone there, no id of the gateway's, or kept from our key: asking again changes nothing. */
function isNeverAnswered(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripePermissionError
  );
}

const loose = z.looseObject({ id: id.min(1).max(255).nullable().catch(null), metadata: metadata.catch({}) });

const partsOf = (object: unknown) => loose.catch({ id: null, metadata: {} }).parse(object);
const idOf = (object: unknown): string | null => partsOf(object).id;

/** What an event tells can't be known: a person must look at the gateway. */
export async function keepUnreadable(scope: EventScope, event: Stripe.Event): Promise<string> {
  const { id: of, metadata: named } = partsOf(event.data.object);
  if (await isOfAnother(scope.tx, named)) return OF_ANOTHER;
  const where = { stripePaymentIntentId: of ?? event.id };
  const payment = await scope.tx.payment.findUnique({ where });
  const whose = payment && {
    paymentId: payment.id,
    billId: payment.billId,
    customerId: payment.customerId,
  };
  const stripeObjectId = of ?? event.id;
  await raiseFlag(scope, "unreadable-event", { stripeObjectId, ...whose, details: { type: event.type } });
  return `what it tells of can't be read: ${stripeObjectId}`;
}
