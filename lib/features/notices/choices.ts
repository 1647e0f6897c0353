import type { Tx } from "@/lib/db";
import { ok, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import type { CustomerScope } from "@/lib/scope";
import type { Choice } from "./schema";

/** Keeps what somebody chose. What nobody can switch off stays on, whatever is sent. */
export async function choose(
  { tx, customerId }: CustomerScope,
  { choices }: { choices: readonly Choice[] },
): Promise<Result<void, never>> {
  const kinds = await tx.notificationKind.findMany();
  const isOpen = ({ kind, channel }: Choice) =>
    kinds.some((one) => one.kind === kind && one.channel === channel && !one.isFixed);
  const before = await tx.notificationChoice.findMany({ where: { userId: customerId } });
  const changed = choices
    .filter(isOpen)
    .filter(({ kind, channel, isOn }) => isOn !== isOnNow({ kind, channel }, kinds, before));
  for (const { kind, channel, isOn } of changed) {
    const key = { userId: customerId, kind, channel };
    await tx.notificationChoice.upsert({
      where: { userId_kind_channel: key },
      create: { ...key, isOn },
      update: { isOn },
    });
  }
  if (changed.length > 0) await noteChoice(tx, customerId, changed);
  return ok(undefined);
}

type Row = { kind: string; channel: string; isOn: boolean };

function isOnNow(
  { kind, channel }: Pick<Choice, "kind" | "channel">,
  usual: readonly Row[],
  chosen: readonly Row[],
): boolean | undefined {
  const of = (rows: readonly Row[]) => rows.find((row) => row.kind === kind && row.channel === channel);
  return (of(chosen) ?? of(usual))?.isOn;
}

function noteChoice(tx: Tx, customerId: number, changed: readonly Choice[]): Promise<void> {
  const after = { on: saidOf(changed, true), off: saidOf(changed, false) };
  const about = { entity: "user", entityId: customerId, accountId: customerId } as const;
  return audit(tx, {
    actor: { id: customerId, role: "customer" },
    action: "choose-notices",
    ...about,
    after,
  });
}

const saidOf = (changed: readonly Choice[], isOn: boolean) =>
  changed.filter((one) => one.isOn === isOn).map(({ kind, channel }) => `${kind} ${channel}`);
