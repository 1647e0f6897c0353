import { send, type Answer } from "@/components/press/attempt";
import { loadPageAnew } from "@/components/press/line";
import { noteUpdate, takeUpdate } from "@/components/press/kept";
import { sumRupees } from "@/lib/domain/money";
import { pauseDaysAction, resumeDaysAction } from "@/lib/features/pauses/actions";
import type { DaysAct, DaysOutcome } from "./days-kept";

/** Nothing was decided: the same press is sent again, with its key, once the line or the log-in is back. */
const WAITS_ON: readonly string[] = [
  ...["not-sent", "not-reached", "stopped", "rate-limited", "updated"],
  ...["signed-out", "unheard-signed-out", "other-account", "first-password", "second-factor", "proof-needed"],
];
const REASONS = ["past", "after-cutoff", "nothing-to-pause", "already-paused", "not-paused"] as const;

type Heard = Awaited<ReturnType<typeof pauseDaysAction>> | Awaited<ReturnType<typeof resumeDaysAction>>;
type Refused = Extract<Answer<never, Extract<Heard, { ok: false }>["error"]>, { ok: false }>;

/** Sends what a phone kept, as a press of the page it shows now. */
export async function sendDays({ key, change, days }: DaysAct): Promise<DaysOutcome | null> {
  const sent =
    change === "pause"
      ? await send(pauseDaysAction, { days }, key)
      : await send(resumeDaysAction, { days }, key);
  if ("lost" in sent) return null;
  return sent.ok ? doneOf(sent.value) : refusedOf(sent);
}

type Done = Extract<Heard, { ok: true }>["value"];

function doneOf(value: Done): DaysOutcome {
  const [days, months] = "paused" in value ? [value.paused, value.saved] : [value.resumed, value.added];
  return { ok: true, days, amount: sumRupees(months.map(({ amount }) => amount)), refused: value.refused };
}

function refusedOf({ error, reference }: Refused): DaysOutcome | null {
  if (error === "updated") readOnce();
  if (WAITS_ON.includes(error)) return null;
  return { ok: false, reason: REASONS.find((reason) => reason === error) ?? "other", reference };
}

/** A page that is older than the server is read anew, once: the change goes from there. */
function readOnce(): void {
  if (takeUpdate("days")) return;
  noteUpdate("days");
  loadPageAnew();
}
