import type { Tx } from "@/lib/db";
import { CHANNELS, TOLD_KINDS, type Channel, type ToldKind } from "@/lib/domain/notices/told";
import { kindRowSchema, type Choice } from "./schema";

/** One kind on one channel: whether it is on, and whether that is up to the customer. */
export type Offered = Choice & { isFixed: boolean };

/** Each kind with the channels that this house can use, both in the order in which they are shown. */
export type Choices = { channels: Channel[]; kinds: { kind: ToldKind; offered: Offered[] }[] };

/** Where what is pushed to a customer goes, each browser by its address. */
export async function pushDevicesOf(tx: Tx, userId: number): Promise<string[]> {
  const devices = await tx.pushDevice.findMany({ where: { userId }, select: { endpoint: true } });
  return devices.map(({ endpoint }) => endpoint);
}

/** What a customer is told of and on which channels. `able`: the channels that this house can use. */
export async function choicesOf(tx: Tx, customerId: number, able: ReadonlySet<Channel>): Promise<Choices> {
  const rows = await tx.notificationKind.findMany({
    include: { choices: { where: { userId: customerId }, select: { isOn: true } } },
  });
  const offered = rows
    .map(({ choices, isOn, ...row }) => kindRowSchema.parse({ ...row, isOn: choices[0]?.isOn ?? isOn }))
    .filter(({ channel }) => able.has(channel))
    .sort((a, b) => CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel));
  const byKind = Map.groupBy(offered, ({ kind }) => kind);
  return {
    channels: CHANNELS.filter((channel) => offered.some((one) => one.channel === channel)),
    kinds: TOLD_KINDS.flatMap((kind) => {
      const own = byKind.get(kind);
      return own ? [{ kind, offered: own }] : [];
    }),
  };
}
