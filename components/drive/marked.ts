import type { Mark, NotDeliveredReason } from "@/lib/domain/drive/act";

/** What a press says of some tiffins of a stop. */
export type Marked = {
  mark: Mark;
  tiffins: number[];
  reason?: NotDeliveredReason | undefined;
  note?: string | undefined;
  /** Of what was found at the door. */
  picture?: Blob | undefined;
};
