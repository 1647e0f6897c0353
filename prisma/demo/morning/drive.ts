import { asStaff } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import type { DriveAct, NotDeliveredReason } from "@/lib/domain/drive/act";
import type { RoundStop } from "@/lib/domain/drive/round";
import type { PlainDate } from "@/lib/domain/plain-date";
import { keepActs } from "@/lib/features/drive/marks";
import { roundOf } from "@/lib/features/drive/round-queries";
import type { Chance } from "../chance";
import type { Staff } from "../expect";
import { DINNER_PLANS } from "../plans";

type Meal = "lunch" | "dinner";

const SETS_OUT = { lunch: "09:05", dinner: "18:55" } as const;
const MINUTES_A_STOP = { lunch: 9, dinner: 11 } as const;
const MINUTE_MS = 60_000;

const REASONS: readonly [NotDeliveredReason, string][] = [
  ["nobody", "Rang twice, no answer"],
  ["gate", "The guard did not let me in"],
  ["spilled", "The lid was open"],
  ["short", ""],
];

const DINNERS = new Set(DINNER_PLANS.map(({ name }) => name));

/** A driver brings a meal: what the phone would have sent of it, at once when the round is over. */
export async function driveRound(
  driver: Staff & { phone: string },
  day: PlainDate,
  meal: Meal,
  { chance, now }: { chance: Chance; now: Date },
): Promise<void> {
  const round = await asStaff(driver, (tx) => roundOf(tx, driver, day), now);
  const stops = round.stops.flatMap((stop) => tiffinsAt(stop, meal));
  if (stops.length === 0) return;
  const start = instantAt(day, SETS_OUT[meal]).getTime();
  const at = (stop: number) =>
    new Date(Math.min(start + stop * MINUTES_A_STOP[meal] * MINUTE_MS, now.getTime())).toISOString();
  const pressed = (stop: number) => ({ key: crypto.randomUUID(), day, phoneTime: at(stop) });
  const acts: DriveAct[] = [
    { kind: "round", event: "started", ...pressed(0) },
    ...stops.map((tiffins, index): DriveAct => ({
      ...{ kind: "mark", tiffins, ...pressed(index + 1) },
      ...outcome(chance),
    })),
    { kind: "round", event: "ended", ...pressed(stops.length + 1) },
  ];
  const sent = { phone: driver.phone, sentAt: now.toISOString(), waiting: 0, acts };
  const results = await asStaff(driver, (tx) => keepActs({ tx, staff: driver, now }, sent), now);
  const refused = results.find(({ outcome: kept }) => kept === "refused");
  if (refused) throw new Error(`demo data: a driver's mark was refused: ${JSON.stringify(refused)}`);
}

/** The tiffins of the meal that go to one building: one press marks them. */
function tiffinsAt({ doors }: RoundStop, meal: Meal): number[][] {
  const tiffins = doors
    .flatMap((door) => door.tiffins)
    .filter(({ plan }) => DINNERS.has(plan) === (meal === "dinner"))
    .map(({ id }) => id);
  return tiffins.length === 0 ? [] : [tiffins];
}

function outcome(chance: Chance) {
  if (chance.percent(2)) {
    const [reason, note] = chance.pick(REASONS);
    return { mark: "not_delivered", reason, note } as const;
  }
  return { mark: chance.percent(15) ? "left_with_guard" : "delivered" } as const;
}
