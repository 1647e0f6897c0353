import type { Tx } from "@/lib/db";
import { fetchIntent, type Intent } from "@/lib/gateway/intents";
import type { GatewayDispute } from "@/lib/gateway/disputes";
import { listDisputes, listIntents, listRefunds } from "@/lib/gateway/lists";
import type { GatewayRefund } from "@/lib/gateway/refunds";
import { installationKey } from "@/lib/features/payments/installation";
import type { Difference } from "./difference";
import { bookedDisputes, bookedIntents, bookedRefunds, ourIntents, succeededSince } from "./gateway-sums";
import type { SystemFlow } from "@/lib/scope";

export type GatewayCounts = { gatewayPayments: number; gatewayRefunds: number; gatewayDisputes: number };

/** Proves the books against the gateway's own lists since an instant. @throws GatewayUnavailable */
export async function checkGateway(
  flow: SystemFlow,
  since: Date,
): Promise<{ counts: GatewayCounts; differences: Difference[] }> {
  const payments = await checkPayments(flow, since);
  const refunds = await checkPages(flow, listRefunds(since), compareRefunds);
  const disputes = await checkPages(flow, listDisputes(since), compareDisputes);
  return {
    counts: {
      gatewayPayments: payments.count,
      gatewayRefunds: refunds.count,
      gatewayDisputes: disputes.count,
    },
    differences: [...payments.differences, ...refunds.differences, ...disputes.differences],
  };
}

type Checked = { count: number; differences: Difference[] };

async function checkPayments(flow: SystemFlow, since: Date): Promise<Checked> {
  const differences: Difference[] = [];
  const listed = new Set<string>();
  let count = 0;
  for await (const page of listIntents(since)) {
    page.forEach(({ id }) => listed.add(id));
    const ours = await flow.system((tx) => oursAmong(tx, page));
    count += ours.filter(({ amountReceived }) => amountReceived > 0).length;
    differences.push(...(await flow.system((tx) => compareIntents(tx, ours))));
  }
  differences.push(...(await findUnlisted(flow, since, listed)));
  return { count, differences };
}

/** Of refunds or disputes. */
async function checkPages<T extends { intentId: string | null }>(
  flow: SystemFlow,
  pages: AsyncIterable<T[]>,
  compare: (tx: Tx, ours: readonly T[]) => Promise<Difference[]>,
): Promise<Checked> {
  const differences: Difference[] = [];
  let count = 0;
  for await (const page of pages) {
    const ours = await flow.system((tx) => aboutOurs(tx, page));
    count += ours.length;
    differences.push(...(await flow.system((tx) => compare(tx, ours))));
  }
  return { count, differences };
}

/** The account may serve other shops and other installations: theirs are in their own books, and in none of our numbers. */
async function oursAmong(tx: Tx, page: readonly Intent[]): Promise<Intent[]> {
  const ids = page.map(({ id }) => id);
  const known = await ourIntents(tx, ids);
  const key = await installationKey(tx);
  return page.filter(({ id, metadata }) => {
    if (known.has(id)) return true;
    return metadata.bill_id !== undefined && (metadata.installation ?? key) === key;
  });
}

/** Those refunds or disputes that concern our money. */
async function aboutOurs<T extends { intentId: string | null }>(tx: Tx, page: readonly T[]): Promise<T[]> {
  const ids = page.flatMap(({ intentId }) => intentId ?? []);
  const known = await ourIntents(tx, ids);
  return page.filter(({ intentId }) => intentId !== null && known.has(intentId));
}

async function compareIntents(tx: Tx, page: readonly Intent[]): Promise<Difference[]> {
  const ids = page.map(({ id }) => id);
  const booked = await bookedIntents(tx, ids);
  return page.flatMap((intent) => {
    const { id: reference, amountReceived, currency } = intent;
    // money in another currency is on the list of odd cases, and in no account
    const theirs = currency === "inr" ? amountReceived : 0;
    const ours = booked.get(reference) ?? 0;
    if (ours === theirs) return [];
    return [{ kind: ours === 0 ? "not-booked" : "gateway-amount", reference, ours, theirs } as const];
  });
}

/** Ours that the list left out: older there than here, because a clock was moved, or lost. */
async function findUnlisted(
  flow: SystemFlow,
  since: Date,
  listed: ReadonlySet<string>,
): Promise<Difference[]> {
  const ours = await flow.system((tx) => succeededSince(tx, since));
  const differences: Difference[] = [];
  for (const { id: paymentId, stripePaymentIntentId: reference, amount } of ours) {
    if (listed.has(reference)) continue;
    const intent = await fetchIntent(reference);
    if (!intent)
      differences.push({ kind: "missing-at-gateway", paymentId, reference, ours: amount, theirs: 0 });
    else differences.push(...(await flow.system((tx) => compareIntents(tx, [intent]))));
  }
  return differences;
}

async function compareRefunds(tx: Tx, page: readonly GatewayRefund[]): Promise<Difference[]> {
  const booked = await bookedRefunds(
    tx,
    page.map(({ id }) => id),
  );
  return page.flatMap(({ id: reference, status, amount, currency }) => {
    const theirs = status === "succeeded" && currency === "inr" ? amount : 0;
    const ours = booked.get(reference) ?? 0;
    return ours === theirs ? [] : [{ kind: "gateway-refunds" as const, reference, ours, theirs }];
  });
}

async function compareDisputes(tx: Tx, page: readonly GatewayDispute[]): Promise<Difference[]> {
  const booked = await bookedDisputes(
    tx,
    page.map(({ id }) => id),
  );
  return page.flatMap(({ id: reference, status, amount, currency }) => {
    const isTaken = status === "open" || status === "lost";
    const theirs = isTaken && currency === "inr" ? amount : 0;
    const ours = booked.get(reference) ?? 0;
    return ours === theirs ? [] : [{ kind: "gateway-disputes" as const, reference, ours, theirs }];
  });
}
