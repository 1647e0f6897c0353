import type { CashAct } from "@/lib/domain/drive/act";
import { happenedAt } from "@/lib/domain/drive/phone-time";
import { takeDoorPayment, type DoorRefusal } from "@/lib/features/door/door";
import { SOMEBODY_WAITS, withPatience } from "@/lib/gateway/patience";
import {
  afterFault,
  duringPress,
  onceInFlow,
  PressNotOurs,
  pressOf,
  PressWithdrawn,
} from "@/lib/press/press";
import type { Run, StaffFlow } from "@/lib/scope";
import type { DriveRefusal, DriveResult } from "./answer";
import { keepActs } from "./marks";
import { driveCashSchema, type DriveSent } from "./schema";

type DriveFlow = StaffFlow & Run;

/**
 * Keeps what a phone sends, in its order: marks in one transaction as whoever drives, and money between them by the command of
 * the page that collects it, with the press's own key.
 */
export async function keepSent(flow: DriveFlow, sent: DriveSent): Promise<DriveResult[]> {
  const results: DriveResult[] = [];
  let marks: unknown[] = [];
  const keepMarks = async () => {
    const { now, staff, run } = flow;
    results.push(...(await run((tx) => keepActs({ tx, now, staff }, { ...sent, acts: marks }))));
    marks = [];
  };
  for (const act of sent.acts) {
    const cash = driveCashSchema.safeParse(act);
    if (!cash.success) {
      marks.push(act);
      continue;
    }
    await keepMarks();
    results.push(await keepCash(flow, cash.data, sent));
  }
  await keepMarks();
  return results;
}

const REFUSALS: Record<DoorRefusal, DriveRefusal> = {
  "not-found": "not-on-round",
  "already-paid": "paid-meanwhile",
  "changed-meanwhile": "open-changed",
  "too-much": "open-changed",
  ...{ "reference-needed": "invalid", "reference-used": "invalid" },
};

/**
 * All that is open of a bill, in cash. Only a driver's: the office proves first who it is, which a kept press can't. What is sent
 * again is answered as before; a bill that was paid or changed meanwhile is refused, and nothing is booked.
 */
async function keepCash(flow: DriveFlow, act: CashAct, { sentAt }: DriveSent): Promise<DriveResult> {
  const { key, billId, amount } = act;
  if (flow.staff.role !== "driver") return { key, outcome: "refused", reason: "invalid" };
  const input = { billId, amount, method: "cash", reference: null, seen: amount } as const;
  const phone = { phoneTime: new Date(act.phoneTime), sentAt: new Date(sentAt) };
  const pressedAt = happenedAt({ ...phone, now: flow.now, last: null }).at;
  const taken = await oncePressed(key, { userId: flow.staff.id, input }, () =>
    takeDoorPayment(flow, { ...input, pressedAt }),
  );
  if (taken === "not-ours") return { key, outcome: "refused", reason: "invalid" };
  if (!taken.ok) return { key, outcome: "refused", reason: REFUSALS[taken.error] };
  return { key, outcome: "kept", missing: [] };
}

type Taking = ReturnType<typeof takeDoorPayment>;

/** A key that is another press's is nothing that a phone of ours made. */
async function oncePressed(
  key: string,
  { userId, input }: { userId: number; input: unknown },
  take: () => Taking,
): Promise<Awaited<Taking> | "not-ours"> {
  const press = await pressOf(key, { action: "drive-cash", userId, input });
  try {
    return await withPatience(SOMEBODY_WAITS, () => duringPress(press, () => onceInFlow(take)));
  } catch (fault) {
    if (fault instanceof PressNotOurs || fault instanceof PressWithdrawn) return "not-ours";
    const known = press ? await afterFault<Extract<Awaited<Taking>, { ok: true }>["value"]>(press) : null;
    if (known) return known;
    throw fault;
  }
}
