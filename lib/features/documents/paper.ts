import { z } from "zod";
import { LANGUAGES } from "@/lib/domain/language/language";

const lines = z.array(z.string());
const pair = z.tuple([z.string(), z.string()]);

/** Everything on a document, in the words of the day it was issued: the renderer adds nothing but the page numbers. */
const paperSchema = z.object({
  title: z.string(),
  number: z.string(),
  /** Printed large beside the title: "Paid". */
  mark: z.object({ words: z.string(), tone: z.enum(["good", "bad"]) }).nullable(),
  issuer: z.object({ name: z.string(), lines }),
  /** Label and value: number, days, month. */
  facts: z.array(pair),
  /** Label and day of a later edition, which shows how things stood then. */
  asOf: pair.nullable(),
  party: z.object({ label: z.string(), name: z.string(), lines }),
  /** The first takes the remaining width, the others hold figures. */
  columns: lines,
  rows: z.array(z.object({ cells: lines, notes: lines })),
  total: lines,
  /** What was taken off the total, down to the balance. */
  sums: z.array(pair),
  balance: pair.nullable(),
  notes: lines,
  /** "{page}" and "{pages}" are replaced on each page. */
  pageOf: z.string(),
  /** Of all its words, and of those of its later editions. */
  language: z.enum(LANGUAGES).default("en"),
});

export type Paper = z.output<typeof paperSchema>;

/** A document's content as the database stores it. @throws when it is malformed. */
export function parsePaper(json: unknown): Paper {
  return paperSchema.parse(json);
}
