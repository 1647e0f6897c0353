import { lockCustomer } from "@/lib/db";
import { shownEmail } from "@/lib/domain/typed/stand-in-email";
import { stripe } from "@/lib/gateway/stripe";
import { ask, askFor, isSpoiltKey, KEY_GENERATIONS } from "@/lib/gateway/intents";
import { installationKey } from "./installation";
import { sharing } from "@/lib/gateway/sharing";
import { raiseCase, type SettleScope } from "@/lib/features/odd-cases/odd-cases";
import { NOT_OURS, type Outcome } from "@/lib/features/odd-cases/outcome";
import type { SystemFlow } from "@/lib/scope";
import type { Synced } from "./sync";

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
 * The person at the gateway, created there when first needed. `lost` counts how often they were deleted there before, so that
 * the idempotency key never returns a deleted one.
 */
async function createGatewayCustomer(person: Person, { lost, installation }: Known): Promise<string> {
  const { id, fullname: name, phone, createdAt } = person;
  const email = shownEmail(person.email);
  const metadata = { installation, customer_id: String(id) };
  const params = { name, ...(email && { email }), phone: `+91${phone}`, metadata };
  return ask(async () => {
    for (let generation = 0; ; generation++) {
      try {
        const idempotencyKey = `customer-${id}-${createdAt.getTime()}-${lost}-${generation}`;
        return (await stripe().customers.create(params, { idempotencyKey })).id;
      } catch (error) {
        // a fault is stored under the key, or the person's data have changed since: an empty record there does no harm
        if (generation >= KEY_GENERATIONS || !isSpoiltKey(error)) throw error;
      }
    }
  });
}

const shared = sharing<string>();

/** A person's id at the gateway, where they are created with their first payment. Two simultaneous clicks agree on one. */
export async function ensureGatewayCustomer(
  { system }: Pick<SystemFlow, "system">,
  person: Person,
): Promise<string> {
  if (person.stripeCustomerId) return person.stripeCustomerId;
  const { id } = person;
  const known = await system(async (tx) => ({
    lost: await tx.case.count({ where: { kind: "customer-deleted", customerId: id } }),
    installation: await installationKey(tx),
  }));
  const stripeCustomerId = await shared(`${id}-${known.lost}`, () => createGatewayCustomer(person, known));
  return system(async (tx) => {
    await tx.user.updateMany({ where: { id, stripeCustomerId: null }, data: { stripeCustomerId } });
    const { stripeCustomerId: kept } = await tx.user.findUniqueOrThrow({ where: { id } });
    return kept ?? stripeCustomerId;
  });
}

/** Has the gateway forget a person; done once it no longer knows them. @throws GatewayUnavailable */
export async function deleteGatewayCustomer(
  { system }: Pick<SystemFlow, "system">,
  customerId: number,
): Promise<void> {
  const { stripeCustomerId } = await system((tx) =>
    tx.user.findUniqueOrThrow({ where: { id: customerId }, select: { stripeCustomerId: true } }),
  );
  if (!stripeCustomerId) return;
  await askFor(() => stripe().customers.del(stripeCustomerId));
  await system((tx) =>
    tx.user.updateMany({ where: { id: customerId, stripeCustomerId }, data: { stripeCustomerId: null } }),
  );
}

type GatewayCustomer = { id: string; isDeleted: boolean };

/** The gateway still shows a deleted customer, as deleted. */
function fetchCustomer(id: string): Promise<GatewayCustomer | null> {
  return askFor(async () => ({ id, isDeleted: (await stripe().customers.retrieve(id)).deleted === true }));
}

/** A customer of ours was deleted at the gateway: the next payment creates a new one there, and the list says so. */
async function settleDeleted(scope: SettleScope, stripeCustomerId: string): Promise<Outcome> {
  const { tx } = scope;
  const select = { id: true, anonymisedAt: true };
  const known = await tx.user.findUnique({ where: { stripeCustomerId }, select });
  if (!known) return NOT_OURS;
  await lockCustomer(tx, known.id);
  // if their account was closed, it was our own doing
  const about = { stripeObjectId: stripeCustomerId, customerId: known.id };
  if (!known.anonymisedAt) await raiseCase(scope, "customer-deleted", about);
  // they may have another one by then
  const where = { id: known.id, stripeCustomerId };
  await tx.user.updateMany({ where, data: { stripeCustomerId: null } });
  return { kind: "moved", of: `customer ${known.id}`, to: "deleted" };
}

export const CUSTOMER: Synced<GatewayCustomer> = {
  fetch: fetchCustomer,
  settle: async (scope, { id, isDeleted }) => (isDeleted ? settleDeleted(scope, id) : { kind: "ignored" }),
  missing: settleDeleted,
};
