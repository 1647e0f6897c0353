// What the server answers to a phone, which reads it with the same words.
import { z } from "zod";
import { NOT_DELIVERED_REASONS } from "@/lib/domain/drive/act";

/** Why a press is not kept, for good: sending it again would not help. */
const DRIVE_REFUSALS = [
  "invalid",
  "too-old",
  "not-on-round",
  "round-over",
  "paid-meanwhile",
  "open-changed",
] as const;
export type DriveRefusal = (typeof DRIVE_REFUSALS)[number];

/** What became of a press. `missing`: those of its tiffins that are not on this round. */
const driveResultSchema = z.discriminatedUnion("outcome", [
  z.object({ key: z.string(), outcome: z.literal("kept"), missing: z.array(z.number()) }),
  z.object({ key: z.string(), outcome: z.literal("refused"), reason: z.enum(DRIVE_REFUSALS) }),
]);
export type DriveResult = z.output<typeof driveResultSchema>;

/** The server's answer to a phone, in the order of what was sent. */
export const driveAnswerSchema = z.object({ now: z.iso.datetime(), results: z.array(driveResultSchema) });

const tiffinSchema = z.object({
  id: z.number(),
  plan: z.string(),
  state: z.enum(["on_the_way", "delivered", "left_with_guard", "not_delivered"]).nullable(),
  reason: z.enum(NOT_DELIVERED_REASONS).nullable(),
  at: z.string().nullable(),
});
const doorSchema = z.object({
  customerId: z.number(),
  ...{ name: z.string(), phone: z.string(), door: z.string(), owes: z.number() },
  bills: z.array(z.object({ id: z.number(), open: z.number() })),
  taken: z.number(),
  tiffins: z.array(tiffinSchema),
});
const stopSchema = z.object({
  ...{ key: z.string(), name: z.string(), area: z.string(), address: z.string() },
  note: z.string().nullable(),
  doors: z.array(doorSchema),
});

/** A day's round as a phone keeps it. `madeAt`: when the server said so. */
export const driveRoundSchema = z.object({
  day: z.string(),
  state: z.enum(["waiting", "started", "ended"]),
  stops: z.array(stopSchema),
  driverId: z.number(),
  madeAt: z.iso.datetime(),
});
export type DriveRound = z.output<typeof driveRoundSchema>;
