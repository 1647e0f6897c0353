import { useTranslations } from "next-intl";
import { formatTime } from "@/lib/domain/business-time";
import type { Loaded, PlanProgress, RoundProgress } from "@/lib/domain/packing/progress";
import type { PlainDate } from "@/lib/domain/plain-date";
import { clockWords, type Slot } from "@/lib/domain/slot";
import { LoadRound, PackAll, PackPlan, type RoundKey } from "./pack-round";

type RoundListProps = { day: PlainDate; slot: Pick<Slot, "id" | "name">; rounds: readonly RoundProgress[] };

/** How far each round of a meal is: what is still to pack, what is short, and who signed for it. */
export function RoundList({ day, slot, rounds }: RoundListProps) {
  const t = useTranslations("packing");
  const due = rounds.reduce((sum, round) => sum + round.due, 0);
  const left = rounds.reduce((sum, round) => sum + round.left, 0);
  return (
    <section aria-label={`${t("round.title")}: ${slot.name}`} className="mb-6 space-y-3 print:hidden">
      <h2 className="text-lg font-semibold">
        {rounds.length === 0
          ? t("round.empty")
          : t(left > 0 ? "round.left" : "round.done", { left, due, meal: slot.name })}
      </h2>
      <ul className="grid gap-4 lg:grid-cols-2">
        {rounds.map((round) => (
          <RoundCard
            key={round.route ?? ""}
            about={{ day, slotId: slot.id, route: round.route, name: round.route ?? t("label.noRoute") }}
            round={round}
          />
        ))}
      </ul>
    </section>
  );
}

const timeOf = (at: Date): string => clockWords(formatTime(at));

function RoundCard({ about, round }: { about: RoundKey; round: RoundProgress }) {
  const t = useTranslations("packing.round");
  const { plans, due, packed, left, lastPacked, loaded } = round;
  const isUnsigned = loaded === null || loaded.count !== packed || loaded.due !== due;
  return (
    <li className="space-y-3 rounded-card border border-line bg-surface-raised p-4">
      <div className="flex items-start justify-between gap-4">
        <h3 className="text-xl leading-tight font-semibold text-balance">{about.name}</h3>
        <p className="text-4xl leading-none font-bold tabular-nums">{left}</p>
      </div>
      <p className="text-ink-soft">
        {t("packed", { packed, due })}
        {lastPacked ? `, ${packedWords(t, lastPacked)}` : ""}
      </p>
      <ul className="space-y-2">
        {plans.map((plan) => (
          <li
            key={plan.id}
            className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-2"
          >
            <PlanWords plan={plan} />
            <PackPlan key={`${plan.count} ${plan.packed}`} round={about} plan={plan} />
          </li>
        ))}
      </ul>
      {left > 0 ? <PackAll round={about} due={due} /> : null}
      {loaded ? <LoadedWords loaded={loaded} /> : null}
      {left === 0 && isUnsigned ? <LoadRound round={about} packed={packed} /> : null}
    </li>
  );
}

type Words = ReturnType<typeof useTranslations<"packing.round">>;

const packedWords = (t: Words, { by, at }: NonNullable<RoundProgress["lastPacked"]>): string =>
  by === null ? t("packedAt", { time: timeOf(at) }) : t("packedBy", { time: timeOf(at), name: by });

function PlanWords({ plan: { name, count, packed, left, short, surplus } }: { plan: PlanProgress }) {
  const t = useTranslations("packing.round");
  return (
    <div>
      <p className="font-semibold">{name}</p>
      <p className="tabular-nums">
        {left > 0 ? t("planLeft", { count: left, due: count }) : t("planDone", { count: packed })}
        {short > 0 ? <strong className="text-bad"> · {t("short", { count: short })}</strong> : null}
      </p>
      {surplus > 0 ? <p className="text-bad">{t("surplus", { count: surplus })}</p> : null}
    </div>
  );
}

/** "Loaded 143 of 145 at 9:02 by Sunil: 2 Mini Lunch short" */
function LoadedWords({ loaded: { count, due, short, driver, at } }: { loaded: Loaded }) {
  const t = useTranslations("packing");
  const words = { count, due, time: timeOf(at), name: driver };
  const items = short.map((plan) => t("sheet.plan", plan)).join(", ");
  return (
    <p className={short.length > 0 ? "font-semibold text-bad" : "font-semibold text-good"}>
      {short.length > 0 ? t("round.loadedShort", { ...words, items }) : t("round.loaded", words)}
    </p>
  );
}
