import { z } from "zod";
import { LETTER_ENDS, LETTER_STATES } from "@/lib/domain/books/letter";
import { givenText, idField } from "@/lib/fields";
import { searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** For what is done with one letter. */
export const oneMailSchema = z.object({ mailId: idField });

/** The filters of the outbox; a value that can't be read counts as not given. */
export const mailFilterSchema = z.object({
  ...pageKeySchema.shape,
  /** Part of a letter's recipient or subject. */
  search: searchField,
  state: z.enum(LETTER_STATES).optional().catch(undefined),
});

export type MailFilter = z.output<typeof mailFilterSchema>;

/** The column `ended`, whose values the database enforces. */
export const endSchema = z.enum(LETTER_ENDS).nullable();

/** What a mail library throws, as far as it can be read. */
export const faultSchema = z
  .object({
    code: givenText.optional().catch(undefined),
    responseCode: z.number().optional().catch(undefined),
    command: givenText.optional().catch(undefined),
  })
  .catch({});
