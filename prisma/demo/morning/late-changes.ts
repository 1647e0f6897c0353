import { asStaff, asSystem, toSqlDate } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { adminPauseDays, adminResumeDays } from "@/lib/features/pauses/commands";
import { seeAmendments } from "@/lib/features/sheets/commands";
import type { Chance } from "../chance";
import type { Household } from "../household";
import { expectOk, type Staff } from "../expect";
import { others } from "./left-alone";

const OFF = [
  "Called at ten past eight: they are out of town",
  "Her mother-in-law cooks today, she forgot to pause",
  "WhatsApp at 8:05: he is ill and eats nothing",
  "The office is shut, he heard it on the way",
];
const BACK = "Back a day early, he asked by phone whether there is one left";

/** Just after the count the office takes a tiffin off the sheet, or puts one on it that was paused. */
export async function changeAfterTheCount(
  office: Staff,
  homes: readonly Household[],
  day: PlainDate,
  { chance, now }: { chance: Chance; now: Date },
): Promise<void> {
  const eaters = others(homes);
  if (eaters.length === 0) return;
  const start = chance.upTo(eaters.length);
  const paused = await asSystem((tx) => tx.pause.findMany({ where: { pauseDate: toSqlDate(day) } }), now);
  const isPaused = ({ id }: Household) => paused.some(({ customerId }) => customerId === id);
  for (const home of [...eaters.slice(start), ...eaters.slice(0, start)]) {
    const isBack = isPaused(home);
    if (isBack && !chance.percent(50)) continue;
    const input = { customerId: home.id, days: [day], reason: isBack ? BACK : chance.pick(OFF) };
    const changed = await asStaff(
      office,
      async (tx): Promise<{ ok: boolean }> => {
        const scope = { tx, now, staff: office };
        return isBack ? adminResumeDays(scope, input) : adminPauseDays(scope, input);
      },
      now,
    );
    // refused: that day of theirs has no tiffin
    if (changed.ok) return;
  }
}

/** The kitchen has read what changed. */
export async function seeChanges(cook: Staff, now: Date): Promise<void> {
  const open = await asSystem(
    (tx) => tx.amendment.findMany({ where: { seenAt: null }, select: { id: true }, take: 200 }),
    now,
  );
  if (open.length === 0) return;
  const input = { amendmentIds: open.map(({ id }) => id) };
  expectOk(
    await asStaff(cook, (tx) => seeAmendments({ tx, now, staff: cook }, input), now),
    "seen amendments",
  );
}
