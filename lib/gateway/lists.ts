import type Stripe from "stripe";
import { stripe } from "./stripe";
import { ask, readIntentObject, type Intent } from "./intents";
import { readRefundObject, type GatewayRefund } from "./refunds";
import { readDisputeObject, type GatewayDispute } from "./disputes";

const PAGE_SIZE = 100;

type Listed = { id: string };
type Page<T> = { data: T[]; has_more: boolean };
type Since = { created: { gte: number } };
type PageParams = Since & { limit: number; starting_after?: string };

/** The gateway counts time in whole seconds since 1970. */
const unixSeconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

async function* pages<T extends Listed>(
  since: Date,
  list: (params: PageParams) => Promise<Page<T>>,
): AsyncGenerator<T[]> {
  const first: PageParams = { created: { gte: unixSeconds(since) }, limit: PAGE_SIZE };
  let params = first;
  for (;;) {
    const { data, has_more: hasMore } = await ask(() => list(params));
    yield data;
    const last = data.at(-1);
    if (!hasMore || !last) return;
    params = { ...first, starting_after: last.id };
  }
}

/** The gateway's own record of what has happened since an instant, of certain types, page by page, the latest first. */
export function listEvents(
  since: Date,
  types: readonly Stripe.Event["type"][],
): AsyncGenerator<Stripe.Event[]> {
  return pages(since, (params) => stripe().events.list({ ...params, types: [...types] }));
}

/** All intents made at the gateway since an instant, page by page. @throws GatewayUnavailable */
export async function* listIntents(since: Date): AsyncGenerator<Intent[]> {
  const found = pages(since, (params) => stripe().paymentIntents.list(params));
  for await (const page of found) yield page.map(readIntentObject);
}

export async function* listRefunds(since: Date): AsyncGenerator<GatewayRefund[]> {
  for await (const page of pages(since, (params) => stripe().refunds.list(params))) {
    yield page.map(readRefundObject);
  }
}

export async function* listDisputes(since: Date): AsyncGenerator<GatewayDispute[]> {
  for await (const page of pages(since, (params) => stripe().disputes.list(params))) {
    yield page.map(readDisputeObject);
  }
}
