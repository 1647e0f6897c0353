import { z } from "zod";
import { DAY_ACTS } from "@/lib/domain/notices/reminder";
import { CHANNELS, TOLD_KINDS } from "@/lib/domain/notices/told";
import { givenText, idField } from "@/lib/fields";
import { pageKeySchema } from "@/lib/lists/paging";

/** Which page of the inbox. */
export const inboxFilterSchema = z.object({ ...pageKeySchema.shape });

export type InboxFilter = z.output<typeof inboxFilterSchema>;

/** Up to which entry somebody has seen their inbox: what came since is not read yet. */
export const markReadSchema = z.object({ upTo: idField });

const choiceSchema = z.object({
  kind: z.enum(TOLD_KINDS),
  channel: z.enum(CHANNELS),
  isOn: z.boolean(),
});

/** Everything that the page showed, whether it was touched or not. */
export const chooseSchema = z.object({
  choices: z.array(choiceSchema).max(TOLD_KINDS.length * CHANNELS.length),
});

export type Choice = z.output<typeof choiceSchema>;

/** The rows of `notification_kinds`. */
export const kindRowSchema = choiceSchema.extend({ isFixed: z.boolean() });

/** A browser that can be reached by push, as it says itself. */
export const deviceSchema = z.object({
  endpoint: givenText.max(1000),
  p256dh: givenText.regex(/^[\w-]{80,100}={0,2}$/),
  auth: givenText.regex(/^[\w-]{16,40}={0,2}$/),
});

export type DeviceInput = z.output<typeof deviceSchema>;

export const deviceGoneSchema = deviceSchema.pick({ endpoint: true });

/** What a notification sends: its pass, and what is to become of the day. */
export const dayPassSchema = z.object({ pass: givenText.max(100), act: z.enum(DAY_ACTS) });

export type DayPassInput = z.output<typeof dayPassSchema>;
