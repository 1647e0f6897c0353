// What is told of a backup, in files beside it that need no key.
import { z } from "zod";

/** What stands beside each base backup, readable without the key. */
export const baseSchema = z.object({
  id: z.string().regex(/^\d{8}T\d{6}Z$/),
  startedAt: z.iso.datetime(),
  /** From here on any instant can be restored from it. */
  stoppedAt: z.iso.datetime(),
  /** The first segment of the log that it needs. */
  firstSegment: z.string().regex(/^[0-9A-F]{24}$/),
  system: z.string(),
  postgres: z.string(),
  key: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});
export type Base = z.output<typeof baseSchema>;

/** That a backup was restored to see, and what came of it. */
export const proofSchema = z.object({ at: z.iso.datetime(), isGood: z.boolean(), said: z.array(z.string()) });
export type Proof = z.output<typeof proofSchema>;
