import { z } from "zod";
import { dayInAddress } from "@/lib/lists/list-filter";

/** The day whose takings the books page shows. */
export const booksDaySchema = z.object({ day: dayInAddress });

/** A check is requested with nothing but the button. */
export const checkBooksSchema = z.object({});
