import { z } from "zod";
import { COMPLAINT_KINDS, COMPLAINT_STATES, MAX_NOTE } from "@/lib/domain/complaints/complaint";
import { chosenDayField, idField, optionalLineField, reasonField } from "@/lib/fields";
import { MAX_PICTURE_BYTES } from "@/lib/features/plans/schema";
import { dayRangeShape, searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** What was wrong with one tiffin; one press says it. */
export const complainSchema = z.object({
  subscriptionId: idField,
  day: chosenDayField,
  kind: z.enum(COMPLAINT_KINDS),
  note: optionalLineField(MAX_NOTE),
  /** The key of one that was sent before, by a route of its own. */
  picture: z.uuid().optional(),
});

/** What the form holds: the picture itself. */
export const complainFormSchema = complainSchema.extend({
  picture: z
    .instanceof(Blob)
    .refine((file) => file.size <= MAX_PICTURE_BYTES, "image-size")
    .optional(),
});

export type ComplainInput = z.output<typeof complainSchema>;

export const creditComplaintSchema = z.object({ complaintId: idField });

/** A tiffin that a driver marked as not delivered. */
export const creditMissedSchema = z.object({ subscriptionId: idField, day: chosenDayField });

export type CreditMissedInput = z.output<typeof creditMissedSchema>;

/** `sentence`: what the customer reads. */
export const declineComplaintSchema = z.object({ complaintId: idField, sentence: reasonField });

export type DeclineInput = z.output<typeof declineComplaintSchema>;

/** The filters of the office's list; what waits is shown unless another state is asked for. */
export const complaintFilterSchema = z.object({
  ...pageKeySchema.shape,
  ...dayRangeShape,
  search: searchField,
  state: z.enum([...COMPLAINT_STATES, "all"]).catch("open"),
  kind: z.enum(COMPLAINT_KINDS).optional().catch(undefined),
});

export type ComplaintFilter = z.output<typeof complaintFilterSchema>;
