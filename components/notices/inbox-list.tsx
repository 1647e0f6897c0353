import { Bell } from "lucide-react";
import { useTranslations } from "next-intl";
import { NextChange } from "@/components/dashboard/next-change";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import { formatMoment } from "@/lib/domain/business-time";
import type { PlainDate } from "@/lib/domain/plain-date";
import { nextSchema } from "@/lib/features/accounts/schema";
import type { InboxEntry } from "@/lib/features/notices/inbox-queries";
import { dayForm } from "@/lib/features/pauses/forms";

type InboxListProps = {
  entries: readonly InboxEntry[];
  /** Of the days that the entries are about. */
  paused: ReadonlySet<PlainDate>;
  today: PlainDate;
  serverNow: number;
};

/** What somebody was told, each with the page it is about; a reminder with its button. */
export function InboxList({ entries, ...more }: InboxListProps) {
  const t = useTranslations("inbox");
  return (
    <ul aria-label={t("list")} className="divide-y divide-line border-y border-line">
      {entries.map((entry) => (
        <InboxRow key={entry.id} entry={entry} {...more} />
      ))}
    </ul>
  );
}

function InboxRow({
  entry,
  paused,
  today,
  serverNow,
}: Omit<InboxListProps, "entries"> & { entry: InboxEntry }) {
  const t = useTranslations("inbox");
  const { subject, link, createdAt, isNew, day, until } = entry;
  const { next } = nextSchema.parse({ next: link ?? undefined });
  const changeable = day && until ? { day, until: until.getTime() } : null;
  const isPaused = day !== null && paused.has(day);
  return (
    <li className="py-4">
      <div className="flex items-baseline justify-between gap-3">
        <p className={isNew ? "font-semibold" : ""}>
          {next ? <TextLink href={next}>{subject}</TextLink> : subject}
        </p>
        {isNew ? (
          <Badge tone="accent" icon={Bell}>
            {t("new")}
          </Badge>
        ) : null}
      </div>
      <p className="mt-1 text-sm text-ink-soft tabular-nums">{formatMoment(createdAt)}</p>
      {changeable ? (
        <div className="mt-3">
          <NextChange
            today={today}
            serverNow={serverNow}
            pausable={isPaused ? null : changeable}
            resumable={isPaused ? changeable : null}
            plain={dayForm}
          />
        </div>
      ) : null}
    </li>
  );
}
