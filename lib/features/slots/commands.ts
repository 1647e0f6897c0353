import { meanwhileOf } from "@/lib/changed-by";
import { toSqlDate, type Tx } from "@/lib/db";
import { refuseStale, type Meanwhile } from "@/lib/domain/meanwhile";
import { ok, refuse, type Result } from "@/lib/domain/result";
import {
  checkNewTerms,
  holdAlready,
  lastTerms,
  type Slot,
  type SlotTerms,
  type TermsRefusal,
} from "@/lib/domain/slot";
import { audit } from "@/lib/features/audit/commands";
import type { StaffScope } from "@/lib/scope";
import { Prisma } from "@/prisma/generated/client";
import { listSlots, toSlot, withTerms } from "./queries";
import { slotTexts, termsTyped, type NewSlotInput, type SlotInput } from "./schema";

type Saved = { slotId: number; version: number };

/** Adds a meal of the day, which is cooked from a day on that is still ahead. */
export async function addSlot(
  { tx, now, staff }: StaffScope,
  input: NewSlotInput,
): Promise<Result<Saved, "name-taken" | TermsRefusal>> {
  await lockSlots(tx);
  if (await isNameTaken(tx, input.name)) return refuse("name-taken");
  const terms = checkNewTerms({ slots: await listSlots(tx), slot: null }, termsTyped(input), now);
  if (!terms.ok) return terms;
  const { name } = input;
  const data = { name, position: positionOf(terms.value) };
  const slot = await tx.slot.create({ data });
  await tx.slotTerms.create({ data: rowOf(slot.id, terms.value) });
  const entry = { actor: staff, action: "add-slot", entity: "slot", entityId: slot.id } as const;
  await audit(tx, { ...entry, accountId: null, after: snapshot(name, terms.value) });
  return ok({ slotId: slot.id, version: slot.version });
}

/** Renames a meal, or says what holds for it from a day on: in the place of whatever was to hold later. */
export async function saveSlot(
  scope: StaffScope,
  input: SlotInput,
): Promise<Result<Saved, "not-found" | "stale" | "name-taken" | TermsRefusal>> {
  const { tx, now, staff } = scope;
  const { slotId, version, name } = input;
  await lockSlots(tx);
  const row = await tx.slot.findUnique({ where: { id: slotId }, ...withTerms });
  if (!row) return refuse("not-found");
  const slot = toSlot(row);
  if (row.version !== version) return refuseStale(await asOfNow(tx, staff.id, row));
  if (await isNameTaken(tx, name, slotId)) return refuse("name-taken");
  const terms = await termsToSay(tx, slot, termsTyped(input), now);
  if (!terms.ok) return terms;
  const data = { name, position: positionOf(termsTyped(input)) };
  const saved = await tx.slot.update({ where: { id: slotId }, data });
  if (terms.value) await replaceTerms(tx, slotId, terms.value);
  await logChange(scope, { name: row.name, slot }, { name, terms: terms.value ?? lastTerms(slot) });
  return ok({ slotId, version: saved.version });
}

function logChange(
  { tx, staff }: StaffScope,
  before: { name: string; slot: Slot },
  after: { name: string; terms: SlotTerms },
): Promise<void> {
  const entry = { actor: staff, action: "change-slot", entity: "slot", entityId: before.slot.id } as const;
  return audit(tx, {
    ...entry,
    accountId: null,
    before: snapshot(before.name, lastTerms(before.slot)),
    after: snapshot(after.name, after.terms),
  });
}

/** The new terms; null when they hold already. */
async function termsToSay(
  tx: Tx,
  slot: Slot,
  terms: SlotTerms,
  now: Date,
): Promise<Result<SlotTerms | null, TermsRefusal>> {
  if (holdAlready(slot, terms)) return ok(null);
  return checkNewTerms({ slots: await listSlots(tx), slot }, terms, now);
}

async function replaceTerms(tx: Tx, slotId: number, terms: SlotTerms): Promise<void> {
  await tx.slotTerms.deleteMany({ where: { slotId, validFrom: { gte: toSqlDate(terms.from) } } });
  await tx.slotTerms.create({ data: rowOf(slotId, terms) });
}

function rowOf(slotId: number, { from, cutoff, deliveredFrom, deliveredBy }: SlotTerms) {
  const hours = { deliveredFrom, deliveredBy };
  return {
    slotId,
    validFrom: toSqlDate(from),
    cutoffTime: cutoff.time,
    isDayBefore: cutoff.isDayBefore,
    ...hours,
  };
}

/** Meals stand in the order in which they come. */
function positionOf({ deliveredFrom }: SlotTerms): number {
  const [hours, minutes] = deliveredFrom.split(":");
  return Number(hours) * 60 + Number(minutes);
}

async function asOfNow(
  tx: Tx,
  viewerId: number,
  row: Prisma.SlotGetPayload<typeof withTerms>,
): Promise<Meanwhile> {
  const { from, ...terms } = lastTerms(toSlot(row));
  return meanwhileOf(tx, viewerId, row, { name: row.name, ...slotTexts({ from, ...terms }) });
}

/** Slots are written one at a time: names are compared ignoring case, and each change looks at what holds for all of them. */
async function lockSlots(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext('slots.name'))) AS taken`;
}

async function isNameTaken(tx: Tx, name: string, exceptId = 0): Promise<boolean> {
  const others = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM slots WHERE name_key(name) = name_key(${name}) AND id <> ${exceptId}`;
  return others.length > 0;
}

function snapshot(name: string, { from, cutoff, deliveredFrom, deliveredBy }: SlotTerms) {
  const { time: cutoffTime, isDayBefore } = cutoff;
  return { name, startDate: from, cutoffTime, isDayBefore, deliveredFrom, deliveredBy };
}
