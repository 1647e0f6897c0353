import type { Prisma } from "@/prisma/generated/client";
import { lockCustomer, type Tx } from "@/lib/db";
import { POSTINGS, type DoorMethod } from "@/lib/domain/books/ledger";
import { paise, type Paise } from "@/lib/domain/money";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { keeping } from "@/lib/press/press";
import { audit } from "@/lib/features/audit/commands";
import { applyCredit, post, refreshPaid } from "@/lib/features/books/commands";
import { openOf } from "@/lib/features/books/queries";
import { keepDoorReceipt } from "@/lib/features/documents/receipts";
import { giveUpOnline, STILL_PAYABLE } from "@/lib/features/payments/give-up";
import { sendDoorReceipt, sendDoorTakenBackMail } from "@/lib/features/payments/mails";
import { doorReceiptNumber } from "@/lib/domain/books/document-number";
import type { StaffFlow } from "@/lib/features/returns/refunds";
import type { Run } from "@/lib/scope";

export type DoorPaymentInput = {
  billId: number;
  amount: Paise;
  method: DoorMethod;
  /** The UPI transaction's id; cash has none. */
  reference: string | null;
  /** What was open when the collector looked: this tells a second press of the same button from a second payment. */
  seen: Paise;
  /** When it was pressed, where that was long before it came: on a phone without a network. */
  pressedAt?: Date;
};

export type DoorRefusal =
  "not-found" | "already-paid" | "changed-meanwhile" | "too-much" | "reference-needed" | "reference-used";

type BillRow = Prisma.BillGetPayload<object>;

type Taken = {
  doorPaymentId: number;
  receipt: string;
  open: Paise;
  /** An online payment was begun that could not be given up: the customer might still approve it, or try it again. */
  onlineMayStillCome: boolean;
};

type DoorFlow = StaffFlow & Run;

/**
 * Records money taken at the door, for all or part of a bill's open amount. An online payment under way is given up first,
 * unless this one is refused anyway; if the gateway is out of reach, it may still come in and is then set aside: the
 * collector is told.
 */
export async function takeDoorPayment(
  flow: DoorFlow,
  input: DoorPaymentInput,
): Promise<Result<Taken, DoorRefusal>> {
  if (!(await isTheirDoor(flow, input.billId))) return refuse("not-found");
  const checked = await flow.system((tx) => checkDoorPayment(tx, input));
  if (!checked.ok) return checked;
  await giveUpOnline(flow, { billId: input.billId });
  return flow.system(keeping((tx) => takeAtDoor(tx, flow, input)));
}

/**
 * Whether whoever collects may take money there, which the database decides: a driver on the round of today or tomorrow, or for the
 * rest of what they took a part of; the office anywhere. A bill that was paid meanwhile is told to who is on the round.
 */
async function isTheirDoor({ system, run }: DoorFlow, id: number): Promise<boolean> {
  const bill = await system((tx) => tx.bill.findUnique({ where: { id } }));
  if (!bill) return false;
  return run(async (tx) => {
    if (!bill.isPaid) return (await tx.bill.count({ where: { id } })) > 0;
    return (await tx.user.count({ where: { id: bill.customerId } })) > 0;
  });
}

/** Locks the customer: what is found holds until the transaction ends. */
async function checkDoorPayment(
  tx: Tx,
  { billId, amount, method, reference, seen }: DoorPaymentInput,
): Promise<Result<{ bill: BillRow; reference: string | null; referenceUse: number }, DoorRefusal>> {
  const bill = await tx.bill.findUnique({ where: { id: billId } });
  if (!bill) return refuse("not-found");
  await lockCustomer(tx, bill.customerId);
  const open = await openOf(tx, billId);
  if (open === 0) return refuse("already-paid");
  if (open !== seen) return refuse("changed-meanwhile");
  if (amount > open) return refuse("too-much");
  // the form may hold one that was typed before the method was changed
  if (method === "cash") return ok({ bill, reference: null, referenceUse: 0 });
  if (!reference) return refuse("reference-needed");
  const referenceUse = await nextUseOf(tx, reference);
  return referenceUse === null ? refuse("reference-used") : ok({ bill, reference, referenceUse });
}

async function takeAtDoor(
  tx: Tx,
  { now, staff }: StaffFlow,
  input: DoorPaymentInput,
): Promise<Result<Taken, DoorRefusal>> {
  const checked = await checkDoorPayment(tx, input);
  if (!checked.ok) return checked;
  const { bill, reference, referenceUse } = checked.value;
  const { customerId } = bill;
  const { billId, amount, method } = input;
  const data = [{ billId, customerId, method, amount, reference, referenceUse, collectorId: staff.id }];
  const [row] = await tx.doorPayment.createManyAndReturn({ data, skipDuplicates: true });
  if (!row) return refuse("reference-used");
  const cause = { doorPaymentId: row.id, billId, customerId, actor: staff };
  await post(tx, "door-payment", cause, POSTINGS["door-payment"](amount, method));
  const left = (await refreshPaid(tx, billId, now)).open;
  await keepDoorReceipt(tx, row.id, now);
  const letter = { id: row.id, bill, customerId, amount, open: left };
  await sendDoorReceipt(tx, now, { ...letter, collector: await nameOf(tx, staff) });
  const entry = { actor: staff, action: "take-door-payment", entity: "bill", entityId: billId } as const;
  const after = { doorPaymentId: row.id, amountPaise: amount, method, reference, ...pressed(input) };
  await audit(tx, { ...entry, accountId: customerId, after });
  const onlineMayStillCome = (await tx.payment.count({ where: { billId, ...STILL_PAYABLE } })) > 0;
  return ok({ doorPaymentId: row.id, receipt: doorReceiptNumber(row.id), open: left, onlineMayStillCome });
}

function pressed({ pressedAt }: DoorPaymentInput): { pressedAt?: string } {
  return pressedAt ? { pressedAt: pressedAt.toISOString() } : {};
}

async function nameOf(tx: Tx, { id }: StaffFlow["staff"]): Promise<string> {
  return (await tx.user.findUniqueOrThrow({ where: { id } })).fullname;
}

/**
 * How often a UPI reference was recorded and taken back; null while a payment with it stands. The number identifies the next
 * use, under a unique index: of two drivers who record it at the same moment, only one succeeds.
 */
async function nextUseOf(tx: Tx, reference: string): Promise<number | null> {
  const uses = await tx.$queryRaw<{ isTakenBack: boolean }[]>`
    SELECT counter.id IS NOT NULL AS "isTakenBack"
    FROM door_payments written LEFT JOIN door_payments counter ON counter.reverses_id = written.id
    WHERE lower(written.reference) = lower(${reference}) AND written.method = 'upi' AND written.amount > 0`;
  return uses.every(({ isTakenBack }) => isTakenBack) ? uses.length : null;
}

type CounterEntry = { doorPaymentId: number; reason: string };

export type CounterRefusal = "not-found" | "already-taken-back";

/** Takes back a door payment that was recorded wrongly: the counter-entry stays beside it for good. */
export async function counterDoorPayment(
  flow: StaffFlow,
  input: CounterEntry,
): Promise<Result<{ open: Paise }, CounterRefusal>> {
  const found = await flow.system((tx) => findWrong(tx, input.doorPaymentId));
  if (!found.ok) return found;
  await giveUpOnline(flow, { customerId: found.value.customerId });
  return flow.system(keeping((tx) => takeBack(tx, flow, input)));
}

type WrongPayment = Prisma.DoorPaymentGetPayload<{ include: { bill: true; reversedBy: true } }>;

async function findWrong(tx: Tx, id: number): Promise<Result<WrongPayment, CounterRefusal>> {
  const include = { bill: true, reversedBy: true } as const;
  const wrong = await tx.doorPayment.findUnique({ where: { id }, include });
  if (!wrong || wrong.reversesId !== null) return refuse("not-found");
  return wrong.reversedBy ? refuse("already-taken-back") : ok(wrong);
}

async function takeBack(
  tx: Tx,
  { now, staff }: StaffFlow,
  { doorPaymentId, reason }: CounterEntry,
): Promise<Result<{ open: Paise }, CounterRefusal>> {
  const found = await findWrong(tx, doorPaymentId);
  if (!found.ok) return found;
  const { bill, billId, customerId, method } = found.value;
  const amount = paise(found.value.amount);
  await lockCustomer(tx, customerId);
  const row = await writeCounterEntry(tx, found.value, { reason, collectorId: staff.id });
  if (!row) return refuse("already-taken-back");
  const postings = POSTINGS["door-counter-entry"](amount, method === "upi" ? "upi" : "cash");
  const cause = { doorPaymentId: row.id, billId, customerId, actor: staff, reason };
  await post(tx, "door-counter-entry", cause, postings);
  await refreshPaid(tx, billId, now);
  await keepDoorReceipt(tx, doorPaymentId, now);
  await applyCredit(tx, customerId, now);
  const open = await openOf(tx, billId);
  await sendDoorTakenBackMail(tx, { doorPaymentId, bill, amount, open, reason });
  const entry = { actor: staff, action: "counter-door-payment", entity: "bill", entityId: billId } as const;
  const after = { doorPaymentId, counterEntryId: row.id, amountPaise: -amount };
  await audit(tx, { ...entry, accountId: customerId, reason, after });
  return ok({ open });
}

/** Undefined when the payment was taken back at the same moment by another. */
async function writeCounterEntry(
  tx: Tx,
  { id: reversesId, billId, customerId, method, amount, reference }: WrongPayment,
  by: { reason: string; collectorId: number },
): Promise<{ id: number } | undefined> {
  const data = [{ billId, customerId, method, amount: -amount, reference, reversesId, ...by }];
  const [row] = await tx.doorPayment.createManyAndReturn({ data, skipDuplicates: true });
  return row;
}
