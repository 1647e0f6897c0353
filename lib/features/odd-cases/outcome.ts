type Subject = `${"payment" | "refund" | "dispute" | "customer" | "case"} ${number}`;

/** What happened when the books were brought to the state at the gateway. */
export type Outcome =
  /** A payment or a case of ours. `open`: the customer may still pay. `set-aside`: its money already waits for a person. */
  | { kind: "booked" | "failed" | "open" | "flagged" | "set-aside" | "unchanged"; of: Subject }
  | { kind: "moved"; of: Subject; to: string }
  /** Not heard of yet: once its money is known, the gateway's list brings this again. */
  | { kind: "not-ours" }
  /** From another shop or installation on the gateway's account: its own books hold it. */
  | { kind: "elsewhere" }
  | { kind: "nothing-received" }
  /** The gateway shows nothing under this id. */
  | { kind: "unreadable" }
  /** An event on which nothing of ours depends. */
  | { kind: "ignored" }
  | { kind: "handled-before" };

export const NOT_OURS: Outcome = { kind: "not-ours" };
export const ELSEWHERE: Outcome = { kind: "elsewhere" };

/** For the log and the event's row; without personal data. */
export function wordsOf(outcome: Outcome): string {
  if (!("of" in outcome)) return outcome.kind;
  return `${outcome.of}: ${outcome.kind === "moved" ? outcome.to : outcome.kind}`;
}
