import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { formatTime } from "@/lib/domain/business-time";
import type { DayRound } from "@/lib/features/drive/office-queries";

type DayRoundsProps = { rounds: readonly (DayRound & { silentSince: Date | null })[] };

/** Who is on the way, since when, how far, and whose phone has not answered for a while. Nothing where no round began. */
export function DayRounds({ rounds }: DayRoundsProps) {
  const t = useTranslations("deliveries.rounds");
  if (rounds.length === 0) return null;
  return (
    <section aria-labelledby="rounds" className="mb-6 print:hidden">
      <h2 id="rounds" className="mb-2 text-xl font-semibold">
        {t("title")}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
        {rounds.map((round) => (
          <li key={round.driverId} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="font-semibold">{round.driver}</span>
            <span className="tabular-nums">
              {round.startedAt ? t("started", { time: formatTime(round.startedAt) }) : null}
              {round.endedAt ? ` · ${t("ended", { time: formatTime(round.endedAt) })}` : null}
            </span>
            <span className="tabular-nums">{t("marked", { count: round.marked })}</span>
            {round.waiting > 0 ? (
              <span className="tabular-nums">{t("waiting", { count: round.waiting })}</span>
            ) : null}
            {round.silentSince ? (
              <Badge tone="bad">{t("silent", { time: formatTime(round.silentSince) })}</Badge>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
