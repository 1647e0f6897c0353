import type { Trouble } from "@/components/press/attempt";
import type { CommonError } from "@/lib/access/action-result";
import type { DayChangeRefusal } from "@/lib/domain/cutoff";
import type { PauseRefusal, ResumeRefusal, SkipRefusal, UnskipRefusal } from "@/lib/domain/pause";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { MonthAmount } from "@/lib/domain/books/worth";

export type DayRefusal = PauseRefusal | ResumeRefusal;
export type ChangeRefusal = DayRefusal | SkipRefusal | UnskipRefusal;

export type DayChange = "pause" | "resume";

/** The outcome of a press in the calendar, to be put into words. */
export type Report =
  | { kind: "working"; change: "pause" | "resume"; days: PlainDate[] }
  | { kind: "unheard" }
  /** Kept on the phone until there is a network. */
  | { kind: "waiting" }
  | {
      kind: "done";
      change: "pause" | "resume";
      days: PlainDate[];
      amounts: MonthAmount[];
      refused: { day: PlainDate; reason: DayRefusal }[];
      /** Of a pause: what proves it, signed. */
      receipt?: string | undefined;
    }
  | { kind: "meal"; change: "skip" | "unskip"; day: PlainDate; planName: string; amounts: MonthAmount[] }
  | { kind: "refused"; error: ChangeRefusal | CommonError | Trouble; reference?: string }
  | { kind: "locked"; reason: DayChangeRefusal }
  | { kind: "closed"; day: PlainDate; reason: string; meal?: string | undefined }
  | { kind: "nothing-due"; day: PlainDate };
