import { lockCustomer, type Tx } from "@/lib/db";
import { stripe } from "@/lib/gateway/stripe";
import { ask, isSpoiltKey, KEY_GENERATIONS } from "@/lib/gateway/intents";
import { installationKey } from "./installation";
import { sharing } from "@/lib/gateway/sharing";
import { NOT_OURS, raiseFlag, type SettleScope } from "@/lib/features/odd-cases/odd-cases";

type Person = {
  id: number;
  fullname: string;
  email: string;
  phone: string;
  createdAt: Date;
  stripeCustomerId: string | null;
};

type Known = { lost: number; installation: string };

/**
 * The person at the gateway, made there when first needed. `lost` counts how often they were deleted there before, so
 * that the idempotency key never answers with a deleted one.
 */
async function createGatewayCustomer(person: Person, { lost, installation }: Known): Promise<string> {
  const { id, fullname: name, email, phone, createdAt } = person;
  const metadata = { installation, customer_id: String(id) };
  const params = { name, email, phone: `+91${phone}`, metadata };
  return ask(async () => {
    for (let generation = 0; ; generation++) {
      try {
        const idempotencyKey = `customer-${id}-${createdAt.getTime()}-${lost}-${generation}`;
        return (await stripe().customers.create(params, { idempotencyKey })).id;
      } catch (error) {
        // a fault is kept under the key, or the person's data have changed since: an empty record there does no harm
        if (generation >= KEY_GENERATIONS || !isSpoiltKey(error)) throw error;
      }
    }
  });
}

const shared = sharing<string>();

type Flow = { now: Date; system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T> };

/** The id of a person at the gateway; made there with their first payment. Two clicks at once agree on one. */
export async function ensureGatewayCustomer({ system }: Flow, person: Person): Promise<string> {
  if (person.stripeCustomerId) return person.stripeCustomerId;
  const { id } = person;
  const known = await system(async (tx) => ({
    lost: await tx.paymentFlag.count({ where: { kind: "customer-deleted", customerId: id } }),
    installation: await installationKey(tx),
  }));
  const stripeCustomerId = await shared(`${id}-${known.lost}`, () => createGatewayCustomer(person, known));
  return system(async (tx) => {
    await tx.user.updateMany({ where: { id, stripeCustomerId: null }, data: { stripeCustomerId } });
    const { stripeCustomerId: kept } = await tx.user.findUniqueOrThrow({ where: { id } });
    return kept ?? stripeCustomerId;
  });
}

/** Somebody deleted a customer of ours at the gateway: the next payment makes a new one there, and the list says so. */
export async function settleCustomerDeleted(scope: SettleScope, stripeCustomerId: string): Promise<string> {
  const { tx } = scope;
  const known = await tx.user.findUnique({ where: { stripeCustomerId }, select: { id: true } });
  if (!known) return NOT_OURS;
  await lockCustomer(tx, known.id);
  await raiseFlag(scope, "customer-deleted", { stripeObjectId: stripeCustomerId, customerId: known.id });
  await tx.user.update({ where: { id: known.id }, data: { stripeCustomerId: null } });
  return `customer ${known.id} was deleted at the gateway`;
}
