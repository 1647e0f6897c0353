import { z } from "zod";
import { emailField, idField, reasonField } from "@/lib/fields";
import { pageKeySchema } from "@/lib/lists/paging";

/** What is done about a case: `note` closes it as it is, `refund` sends its money back, `credit` keeps it for the customer. */
export const CASE_WAYS = ["note", "refund", "credit"] as const;

export type CaseWay = (typeof CASE_WAYS)[number];

/** Which odd cases are shown, and which page of the settled ones. */
export const caseSearchSchema = z.object({
  ...pageKeySchema.shape,
  cases: z.literal("settled").optional().catch(undefined),
});

export type CaseSearch = z.output<typeof caseSearchSchema>;

/** What is done about an odd case; the audit log keeps the note. */
export const settleCaseSchema = z.object({
  caseId: idField,
  way: z.enum(CASE_WAYS),
  note: reasonField,
  /** Whose credit its money becomes, if it has been nobody's so far. */
  email: z
    .literal("")
    .transform(() => null)
    .or(emailField)
    .nullable()
    .default(null),
});
