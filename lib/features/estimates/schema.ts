import { z } from "zod";
import { KEY_SHAPE, readKept } from "@/lib/domain/estimates/kept";
import { rupees } from "@/lib/domain/money";
import { parseWeekday } from "@/lib/domain/plain-date";
import { chosenDayField, givenText, idField } from "@/lib/fields";
import { searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** A hundred of the longest. */
const MAX_KEPT = 120_000;

/** Estimates as a browser keeps them: one that is saved now, or all that were there before its owner had an account. */
export const keepEstimatesSchema = z.object({ kept: givenText.max(MAX_KEPT).transform(readKept) });

/** One, or all of them: said, so that a missing number takes nothing away. */
export const forgetEstimatesSchema = z.union([
  z.object({ estimateId: idField }),
  z.object({ isAll: z.literal(true) }),
]);

export type KeepInput = z.output<typeof keepEstimatesSchema>;
export type ForgetInput = z.output<typeof forgetEstimatesSchema>;

/** Which of the saved estimates a page shows. Its names are apart from those of the page's other choices. */
export const estimateFilterSchema = z.object({ ...pageKeySchema.shape, search: searchField });

export type EstimateFilter = z.output<typeof estimateFilterSchema>;

const amountField = z.int().min(0).transform(rupees);

/** The column `inputs`. */
export const inputsSchema = z.object({
  key: givenText.regex(KEY_SHAPE),
  amount: amountField,
  from: chosenDayField,
  to: chosenDayField.nullable(),
  lines: z.array(
    z.object({
      planId: idField,
      planName: givenText,
      dailyRate: amountField,
      weekdays: z.array(z.int().transform((number) => parseWeekday(number))),
    }),
  ),
  away: z.array(z.object({ from: chosenDayField, to: chosenDayField })),
});
