import { insist } from "../unanswered";
import { look, openOf, wishFor, type Scene } from "./person";
import { paymentOf } from "./paying";

/** A driver takes cash for a share of what is open, to the paisa. */
export async function takeCash(scene: Scene, billId: number, share: number): Promise<void> {
  const seen = await openOf(scene, billId);
  const amount = Math.ceil(seen * share);
  if (amount === 0) return;
  const input = { billId, amount: (amount / 100).toFixed(2), method: "cash", reference: "", seen };
  const button = { action: "takeDoorPaymentAction", page: "/admin/collect", input };
  await wishFor(scene, { kind: "door", billId, amount, mark: scene.driver.email }, button, [scene.driver]);
}

type Refund = { share: number; destination: "gateway" | "credit"; admins: 1 | 2 };

/** One admin, or two at once, refund a share of what was paid. */
export async function refund(
  scene: Scene,
  billId: number,
  { share, destination, admins }: Refund,
): Promise<void> {
  const { id: paymentId, amount: seen } = await paymentOf(scene, billId);
  const amount = Math.ceil(seen * share);
  const input = { paymentId, amount: (amount / 100).toFixed(2), seen, destination, reason: scene.mark };
  const button = { action: "refundPaymentAction", page: `/admin/bills/${billId}`, input };
  const wish = { kind: "refund" as const, billId, amount, mark: scene.mark };
  await wishFor(scene, wish, button, scene.admins.slice(0, admins));
}

const OBJECT_OF_INTENT = `select id from sandbox.objects where kind = $1 and payment_intent = $2`;

/** Somebody at the gateway or a bank decides about the refund or the dispute of a bill's payment. */
export async function decide(
  scene: Scene,
  billId: number,
  kind: "refund" | "dispute",
  verb: string,
): Promise<void> {
  const { intentId } = await paymentOf(scene, billId);
  const objects = await look<{ id: string }>(scene, OBJECT_OF_INTENT, [kind, intentId]);
  for (const { id } of objects) {
    await insist(scene.persistence, () => scene.gateway.press(`/${kind}s/${id}/${verb}`));
  }
}
