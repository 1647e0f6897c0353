import { asStaff } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { markLoaded, markPacked } from "@/lib/features/packing/commands";
import { packingProgress } from "@/lib/features/packing/progress-queries";
import { listSlots } from "@/lib/features/slots/queries";
import { expectOk } from "../expect";
import { type Crew } from "../kitchen";
import type { DemoRound } from "./rounds";

const DRIVERS = ["Imran Shaikh", "Sunil Gaikwad", "Bharat Mhatre"];

/** The cook packs a meal round by round, and each driver signs for theirs. */
export async function packMeal(
  { cook }: Pick<Crew, "cook">,
  rounds: readonly DemoRound[],
  { day, slotId, now }: { day: PlainDate; slotId: number; now: Date },
): Promise<void> {
  await asStaff(
    cook,
    async (tx) => {
      const slot = (await listSlots(tx)).find(({ id }) => id === slotId);
      if (!slot) return;
      const scope = { tx, staff: cook, now };
      for (const { route, due } of await packingProgress(tx, day, slot)) {
        const round = { day, slotId, route };
        const packed = await markPacked(scope, { ...round, planId: null, count: null, seen: due });
        const seen = expectOk(packed, `packing ${route}`).packed;
        const driver = DRIVERS[rounds.findIndex(({ name }) => name === route)] ?? "Asha Patil";
        expectOk(await markLoaded(scope, { ...round, driver, seen }), `loading ${route}`);
      }
    },
    now,
  );
}
