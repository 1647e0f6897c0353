import {
  COMPLAINT_KINDS,
  COMPLAINT_STATES,
  type ComplaintKind,
  type ComplaintState,
} from "@/lib/domain/complaints/complaint";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { words } from "@/lib/paper/words";

/** A kind as it is kept. @throws Error for one that the database would not have let in */
export function complaintKind(kept: string): ComplaintKind {
  const kind = COMPLAINT_KINDS.find((known) => known === kept);
  if (!kind) throw new Error(`no such kind of complaint: ${kept}`);
  return kind;
}

/** The same of a state. */
export function complaintState(kept: string): ComplaintState {
  const state = COMPLAINT_STATES.find((known) => known === kept);
  if (!state) throw new Error(`no such state of a complaint: ${kept}`);
  return state;
}

/** "The tiffin of Tue 1 Dec did not come": what letters, the bill and the list of credits say. */
export function creditReason(kind: string, day: PlainDate): string {
  return words(`complained.${complaintKind(kind)}`, { day: formatDay(day, "short") });
}
