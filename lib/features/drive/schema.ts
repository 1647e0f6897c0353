import { z } from "zod";
import { MARKS, NOT_DELIVERED_REASONS } from "@/lib/domain/drive/act";
import { paise } from "@/lib/domain/money";
import { optionalLineField } from "@/lib/fields";

/** How many presses a phone sends at once, and how many tiffins one of them may be for. */
export const ACTS_AT_ONCE = 25;
const MOST_TIFFINS = 500;
const MOST_WAITING = 1_000_000;
export const NOTE_LENGTH = 120;

const pressed = { key: z.uuid(), day: z.iso.date(), phoneTime: z.iso.datetime() };

/** One press on the phone, but for money. */
export const driveActSchema = z.discriminatedUnion("kind", [
  z.object({ ...pressed, kind: z.literal("round"), event: z.enum(["started", "ended"]) }),
  z
    .object({
      ...pressed,
      kind: z.literal("mark"),
      mark: z.enum(MARKS),
      tiffins: z.array(z.int32()).min(1).max(MOST_TIFFINS),
      reason: z.enum(NOT_DELIVERED_REASONS).optional(),
      note: optionalLineField(NOTE_LENGTH).optional(),
    })
    .refine(({ mark, reason }) => (mark === "not_delivered") === (reason !== undefined), "required"),
]);

/** Money that was taken at a door: all that was open of a bill, in paise. */
export const driveCashSchema = z.object({
  ...pressed,
  kind: z.literal("cash"),
  customerId: z.int32().positive(),
  billId: z.int32().positive(),
  amount: z.int32().positive().transform(paise),
});

/**
 * What a phone sends: its presses, in the order in which they were made, of which each is looked at by itself. `waiting`: how
 * many more it keeps. Without any it only says that it is there.
 */
export const driveSentSchema = z.object({
  phone: z.uuid(),
  sentAt: z.iso.datetime(),
  waiting: z.number().int().min(0).max(MOST_WAITING),
  acts: z.array(z.unknown()).max(ACTS_AT_ONCE),
});

export type DriveSent = z.output<typeof driveSentSchema>;
