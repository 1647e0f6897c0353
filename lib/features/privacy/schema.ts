import { z } from "zod";
import { parsePlainDate } from "@/lib/domain/plain-date";

/**
 * The version of the privacy notice, which is the day it holds from. Whoever changes what it says gives it another: a test
 * compares the two, and every customer is then told of it once.
 */
export const NOTICE = parsePlainDate("2026-12-03");

/** What somebody's page said: the notice it told them of. */
export const knowNoticeSchema = z.object({ notice: z.literal(NOTICE) });
