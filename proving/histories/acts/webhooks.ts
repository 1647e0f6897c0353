import { POST } from "@/app/api/webhooks/stripe/route";
import { HANDLED_TYPES } from "@/lib/features/gateway-reports/dispatch";
import type { WaitingDelivery } from "@/sandbox/webhooks/queue";
import type { Play } from "../play";
import type { Step } from "../steps";

type Deliver = Extract<Step, { do: "deliver webhooks" }>;

const isHandled = ({ type }: WaitingDelivery) => HANDLED_TYPES.some((handled) => handled === type);

/** The deliveries on their way; those of types that nothing depends on count as arrived. */
export async function onTheirWay(play: Play): Promise<WaitingDelivery[]> {
  const { control } = play.kitchen.sandbox;
  const all = await control.undelivered();
  const ignored = all.filter((delivery) => !isHandled(delivery));
  if (ignored.length > 0) await control.markDelivered(ignored.map(({ deliveryId }) => deliveryId));
  return all.filter(isHandled);
}

/** Some of what is on its way arrives, in any order and perhaps several times; if not heard, the gateway resends it. */
export async function deliver(play: Play, step: Omit<Deliver, "do">): Promise<void> {
  const waiting = shuffled(await onTheirWay(play), step.order);
  const arriving = waiting.slice(0, Math.ceil((waiting.length * step.share) / 100));
  if (arriving.length === 0) return;
  const copies = Array.from({ length: step.copies }, () => arriving).flat();
  // the first copies one by one, all further ones at once
  for (const delivery of arriving) await arrive(play, delivery);
  await Promise.all(copies.slice(arriving.length).map((delivery) => arrive(play, delivery)));
  if (step.isHeard) {
    await play.kitchen.sandbox.control.markDelivered(arriving.map(({ deliveryId }) => deliveryId));
  }
}

async function arrive(play: Play, { body, signature, type }: WaitingDelivery): Promise<void> {
  const headers = { "content-type": "application/json", "stripe-signature": signature };
  const url = "http://127.0.0.1/api/webhooks/stripe";
  const { status } = await POST(new Request(url, { method: "POST", body, headers }));
  if (status !== 200) throw new Error(`the route answered ${status} to ${type}`);
  play.counts.deliveries += 1;
}

/** Loses some of what is on its way. */
export async function lose(play: Play, share: number): Promise<void> {
  const waiting = await onTheirWay(play);
  const lost = waiting.slice(0, Math.ceil((waiting.length * share) / 100));
  await play.kitchen.sandbox.control.markDelivered(lost.map(({ deliveryId }) => deliveryId));
}

/** A stable shuffle: the same order gives the same sequence. */
function shuffled<T>(list: readonly T[], order: number): T[] {
  const keyed = list.map((value, index) => ({
    value,
    key: ((index + 1) * (order + 7) * 2_654_435_761) % 1009,
  }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
