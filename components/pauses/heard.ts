import type { Refused } from "@/components/press/server-call";
import type { DayAnswer } from "@/lib/features/pauses/forms";
import type { ChangeRefusal, Report } from "./report";

/** What an answer about days says on the screen. */
export function reportOf(answer: DayAnswer): Report {
  switch (answer.change) {
    case "pause":
      return paused(answer.result);
    case "resume":
      return resumed(answer.result);
    case "skip":
      return skipped(answer.result);
    case "unskip":
      return unskipped(answer.result);
  }
}

type Heard<C> = Extract<DayAnswer, { change: C }>["result"] | Refused<ChangeRefusal>;

export function paused(result: Heard<"pause">): Report {
  if (!result.ok) return refused(result);
  const { paused: days, refused: others, saved, receipt } = result.value;
  return { kind: "done", change: "pause", days, amounts: saved, refused: others, receipt };
}

export function resumed(result: Heard<"resume">): Report {
  if (!result.ok) return refused(result);
  const { resumed: days, refused: others, added } = result.value;
  return { kind: "done", change: "resume", days, amounts: added, refused: others };
}

export function skipped(result: Heard<"skip">): Report {
  if (!result.ok) return refused(result);
  const { day, planName, saved } = result.value;
  return { kind: "meal", change: "skip", day, planName, amounts: saved };
}

export function unskipped(result: Heard<"unskip">): Report {
  if (!result.ok) return refused(result);
  const { day, planName, added } = result.value;
  return { kind: "meal", change: "unskip", day, planName, amounts: added };
}

const refused = ({ error, reference }: Refused<ChangeRefusal>): Report => ({
  kind: "refused",
  error,
  reference,
});
