import { asSystem } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { makeSheetsOf } from "@/lib/features/sheets/make";
import { makeChance, type Chance } from "../chance";
import type { Household } from "../household";
import type { Crew } from "../kitchen";
import { answerComplaints, complainOf } from "./complaints";
import { decideClashes } from "./diets";
import { driveRound } from "./drive";
import { changeAfterTheCount, seeChanges } from "./late-changes";
import { writeMealLog, type CookedMeal } from "./meal-log";
import { packMeal } from "./packing";
import type { DemoRound } from "./rounds";

/** From so many days before today on, each round's marks and each change to a sheet are played; before that, the kitchen's log alone. */
export const CLOSELY = 7;
const LUNCH = 1;

/** The kitchen's side of the demo's days. `today` and `end`: of the demo. */
export class Mornings {
  readonly #chance: Chance = makeChance(1200);
  readonly #phones: readonly string[];

  constructor(
    readonly crew: Crew,
    readonly rounds: readonly DemoRound[],
    readonly dinnerId: number,
    readonly homes: readonly Household[],
    readonly span: { today: PlainDate; end: Date },
  ) {
    this.#phones = rounds.map(() => crypto.randomUUID());
  }

  /** What happens in the kitchen and on the road on a day, by the clock. */
  hoursOf(day: PlainDate): [time: string, live: (now: Date) => Promise<void>][] {
    const isClose = day >= addDays(this.span.today, -CLOSELY);
    const [lunch, dinner]: [CookedMeal, CookedMeal] = [
      { day, slotId: LUNCH, name: "lunch" },
      { day, slotId: this.dinnerId, name: "dinner" },
    ];
    // a morning that is not over is left as the kitchen finds it: nothing packed, nobody on the way
    const isLunchOver = this.span.end >= instantAt(day, "13:10");
    const isDinnerOver = this.span.end >= instantAt(day, "20:50");
    const close = (time: string, live: (now: Date) => Promise<void>): [string, typeof live] => [
      time,
      isClose ? live : async () => {},
    ];
    const after = (isOver: boolean, live: (now: Date) => Promise<void>) => (isOver ? live : async () => {});
    return [
      close("06:45", (now) => decideClashes(this.crew.cook, day, now)),
      ["08:01", (now) => this.#count(day, now)],
      close("08:15", (now) => this.#change(day, now)),
      close("08:25", (now) => this.#see(day, now)),
      close(
        "08:50",
        after(isLunchOver, (now) => this.#pack(day, LUNCH, now)),
      ),
      close("09:30", (now) => answerComplaints(this.crew.owner, day, now)),
      close("13:10", (now) => this.#drive(day, "lunch", now)),
      close("14:20", (now) => complainOf(day, this.homes, { chance: this.#chance, now })),
      ["14:40", (now) => (day === this.span.today ? this.#log([lunch], now) : Promise.resolve())],
      ["15:01", (now) => this.#count(day, now)],
      close(
        "18:40",
        after(isDinnerOver, (now) => this.#pack(day, this.dinnerId, now)),
      ),
      close("20:50", (now) => this.#drive(day, "dinner", now)),
      ["21:30", (now) => this.#log(day === this.span.today ? [dinner] : [lunch, dinner], now)],
    ];
  }

  /** The sheets of the meals whose cutoff has passed. */
  #count(day: PlainDate, now: Date): Promise<void> {
    return asSystem((tx) => makeSheetsOf(tx, day), now);
  }

  async #change(day: PlainDate, now: Date): Promise<void> {
    const isToday = day === this.span.today;
    if (!isToday && !this.#chance.percent(40)) return;
    await changeAfterTheCount(this.crew.owner, this.homes, day, { chance: this.#chance, now });
  }

  /** Today's changes are still new to the kitchen. */
  async #see(day: PlainDate, now: Date): Promise<void> {
    if (day !== this.span.today) await seeChanges(this.crew.cook, now);
  }

  #pack(day: PlainDate, slotId: number, now: Date): Promise<void> {
    return packMeal(this.crew, this.rounds, { day, slotId, now });
  }

  async #drive(day: PlainDate, meal: "lunch" | "dinner", now: Date): Promise<void> {
    for (const [index, { driver }] of this.rounds.entries()) {
      const phone = this.#phones[index] ?? crypto.randomUUID();
      await driveRound({ ...driver, phone }, day, meal, { chance: this.#chance, now });
    }
  }

  #log(meals: readonly CookedMeal[], now: Date): Promise<void> {
    return writeMealLog(this.crew.cook, meals, { chance: this.#chance, now });
  }
}
