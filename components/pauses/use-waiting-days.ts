import { usePageOwner } from "@/components/fresh/page-owner";
import { isLineLost, useWaits } from "@/components/offline/line-state";
import { attempt } from "@/components/press/server-call";
import type { PlainDate } from "@/lib/domain/plain-date";
import { pauseDaysAction, resumeDaysAction } from "@/lib/features/pauses/actions";
import { paused, resumed } from "./heard";
import type { DayChange, Report } from "./report";

type Unheard = (key: string) => void;

/** Null where there is no place for it: the screen says that it was not sent. */
async function storeOf(owner: number | null) {
  if (owner === null) return null;
  const code = await import("@/components/offline/days-store").catch(() => null);
  return code?.daysStoreOf(owner) ?? null;
}

type Change = { change: DayChange; days: PlainDate[]; until: number | null };

/** Changes of days with a line to the server, or without one: then they wait on the phone, and `days` has them. */
export function useWaitingDays(untilOf: (day: PlainDate) => number | null = () => null) {
  const owner = usePageOwner();

  async function sendOrKeep(change: DayChange, days: PlainDate[], onUnheard: () => void): Promise<Report> {
    const act = { change, days, until: firstOf(days.map(untilOf)) };
    if (isLineLost()) return keep(owner, act);
    const report = await sendHeld(owner, act, onUnheard);
    return report.kind === "refused" && report.error === "not-sent" ? keep(owner, act) : report;
  }

  return { days: useWaits(), sendOrKeep };
}

async function keep(owner: number | null, act: Change): Promise<Report> {
  const isKept = await (await storeOf(owner))?.keep(act);
  return isKept ? { kind: "waiting" } : { kind: "refused", error: "not-sent" };
}

/** Its page may be closed before the answer comes: from then on the phone asks, from the next one. */
async function sendHeld(owner: number | null, act: Change, onUnheard: () => void): Promise<Report> {
  const asked: string[] = [];
  const report = await sent(act.change, act.days, (key) => {
    asked.push(key);
    onUnheard();
    void storeOf(owner).then((store) => store?.keepAsked({ ...act, key }));
  });
  for (const key of asked) await (await storeOf(owner))?.drop(key);
  return report;
}

const sent = async (change: DayChange, days: PlainDate[], onUnheard: Unheard) =>
  change === "pause"
    ? paused(await attempt(pauseDaysAction, { days }, onUnheard))
    : resumed(await attempt(resumeDaysAction, { days }, onUnheard));

function firstOf(moments: readonly (number | null)[]): number | null {
  const known = moments.flatMap((moment) => moment ?? []);
  return known.length === 0 ? null : Math.min(...known);
}
