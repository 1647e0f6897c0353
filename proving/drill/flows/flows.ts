import type { FlowName } from "./names";
import { decide, refund, takeCash } from "./office";
import { logIn, payOnline } from "./paying";
import type { Scene } from "./person";

type Flow = (scene: Scene) => Promise<unknown>;

/** A share between a tenth and nine tenths. */
const part = ({ random }: Scene) => 0.1 + random.share() * 0.8;

const first = ({ customer }: Scene) => customer.first.id;

const FLOWS: Record<FlowName, Flow> = {
  pay: (scene) => payOnline(scene, first(scene), "good"),
  "pay after a decline": (scene) => payOnline(scene, first(scene), "good", { before: "declined" }),
  "pay in two tabs": (scene) => payOnline(scene, first(scene), "good", { tabs: 2 }),
  "pay with the bank asking": (scene) => payOnline(scene, first(scene), "challenged"),
  "pay by UPI": (scene) => payOnline(scene, first(scene), "upi"),
  async "cash at the door"(scene) {
    await takeCash(scene, first(scene), 1);
    scene.notes.mustBePaid.add(first(scene));
  },
  async "a part at the door, the rest online"(scene) {
    await takeCash(scene, first(scene), part(scene) * 0.9);
    await payOnline(scene, first(scene), "good");
    scene.notes.mustBePaid.add(first(scene));
  },
  async "online and at the door at once"(scene) {
    await Promise.all([payOnline(scene, first(scene), "good"), takeCash(scene, first(scene), 1)]);
    scene.notes.mustBePaid.add(first(scene));
  },
  async "refund to the card"(scene) {
    await payOnline(scene, first(scene), "good");
    await refund(scene, first(scene), { share: part(scene), destination: "gateway", admins: 1 });
  },
  async "refund by two admins at once"(scene) {
    await payOnline(scene, first(scene), "good");
    await refund(scene, first(scene), { share: part(scene) / 2, destination: "gateway", admins: 2 });
  },
  async "refund that waits"(scene) {
    await payOnline(scene, first(scene), "refund-later");
    await refund(scene, first(scene), { share: 1, destination: "gateway", admins: 1 });
    await decide(scene, first(scene), "refund", "succeed");
  },
  async "refund that fails"(scene) {
    await payOnline(scene, first(scene), "refund-fails");
    await refund(scene, first(scene), { share: part(scene), destination: "gateway", admins: 1 });
  },
  async "refund to credit"(scene) {
    await payOnline(scene, first(scene), "good");
    await refund(scene, first(scene), { share: part(scene), destination: "credit", admins: 1 });
    const second = scene.customer.second.id;
    const end = await payOnline(scene, second, "good");
    // the credit may leave a few paise, which are paid at the door
    if (end !== "below-minimum") scene.notes.mustBePaid.add(second);
  },
  async dispute(scene) {
    await payOnline(scene, first(scene), "disputed");
    await decide(scene, first(scene), "dispute", scene.random.pick(["win", "lose"]));
  },
};

/** A customer's whole story, from logging in to the last answer. */
export async function play(name: FlowName, scene: Scene): Promise<void> {
  await logIn(scene);
  await FLOWS[name](scene);
}
