import { useFormatter, useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { MissedAgain } from "@/lib/domain/drive/missed";
import { formatDay } from "@/lib/domain/plain-date";
import type { MissedTiffin } from "@/lib/features/drive/missed-queries";

/** "Gate locked, 4 days: Flat 4, Sagar": what has to be settled with whoever lives there. */
export function DoorsMissedAgain({ doors }: { doors: readonly MissedAgain<MissedTiffin>[] }) {
  const t = useTranslations("deliveries");
  const format = useFormatter();
  if (doors.length === 0) return null;
  return (
    <section aria-labelledby="again" className="mb-6">
      <h2 id="again" className="mb-2 text-xl font-semibold">
        {t("missed.again")}
      </h2>
      <ul className="divide-y divide-line rounded-card border border-bad/30 bg-surface-raised">
        {doors.map(({ latest, reason, days }) => (
          <li key={`${latest.customerId} ${reason}`} className="px-4 py-2.5">
            <p className="font-medium">
              {t("missed.times", { reason: t(`reasons.${reason}`), count: days.length })}{" "}
              <TextLink href={`/admin/customers/${latest.customerId}`}>{latest.fullname}</TextLink>
              {", "}
              {[latest.addr1, latest.addr2, latest.area].filter(Boolean).join(", ")}
            </p>
            <p className="text-sm text-ink-soft tabular-nums">
              {format.list(days.map((day) => formatDay(day, "short")))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
