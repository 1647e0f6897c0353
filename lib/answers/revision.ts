import { z } from "zod";
import { givenText } from "@/lib/fields";

const answerSchema = z.object({ revision: givenText });

/** The revision that a page's own route answers with. @throws ZodError for anything else */
export const readRevision = (answer: unknown): string => answerSchema.parse(answer).revision;
