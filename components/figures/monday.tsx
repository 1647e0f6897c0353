import { ChevronRight } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Skeleton } from "@/components/ui/skeleton";
import { Stat, StatGrid } from "@/components/ui/stat";
import { formatBalance, formatPaise } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { MondayFigures } from "@/lib/features/reports/queries";

type MondayProps = {
  figures: MondayFigures;
  /** Whether so many customers have no bill that counting stopped. */
  isUncounted: boolean;
};

/** The owner's Monday page: what needs a decision, then the figures. */
export function Monday({ figures, isUncounted }: MondayProps) {
  return (
    <div className="space-y-8">
      <Decisions figures={figures} isUncounted={isUncounted} />
      <Figures figures={figures} />
    </div>
  );
}

function Decisions({ figures, isUncounted }: MondayProps) {
  const t = useTranslations("adminHome.decisions");
  const { money, overdue, cases, complaints, corrections, unbilled, failedMails } = figures;
  const month = formatMonth(money.month);
  const all = [
    { count: cases, href: "/admin/payments", text: t("cases", { count: cases }) },
    { count: complaints, href: "/admin/complaints", text: t("complaints", { count: complaints }) },
    { count: corrections, href: "/admin/corrections", text: t("corrections", { count: corrections }) },
    {
      count: unbilled,
      href: "/admin/bills",
      text: t(isUncounted ? "unbilledMany" : "unbilled", { count: unbilled, month }),
    },
    {
      count: overdue.count,
      href: "/admin/bills?status=overdue",
      text: t("overdue", { count: overdue.count, amount: formatPaise(overdue.amount) }),
    },
    { count: failedMails, href: "/admin/outbox", text: t("mails", { count: failedMails }) },
  ] as const;
  const list = all.filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions" className="mb-3 text-xl font-semibold">
        {t("title")}
      </h2>
      {list.length === 0 ? (
        <Alert tone="good">
          <p>{t("none")}</p>
        </Alert>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-bad/30 bg-surface-raised">
          {list.map(({ href, text }) => (
            <li key={href}>
              <Link
                href={href}
                className="flex min-h-12 items-center justify-between gap-4 rounded-card px-4 py-2.5 font-medium tabular-nums hover:bg-bad-soft sm:px-5"
              >
                {text}
                <ChevronRight aria-hidden className="size-5 shrink-0 text-bad" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Figures({ figures }: { figures: MondayFigures }) {
  const t = useTranslations("adminHome.stats");
  const { money, overdue, received, newCustomers, running, meals, thisMonth } = figures;
  const [today, tomorrow] = meals;
  const notComing = (day: typeof today) =>
    t("notComing", { count: day ? day.meals.paused + day.meals.skipped + day.meals.closed : 0 });
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="sr-only">
        {t("title")}
      </h2>
      <StatGrid>
        <Stat label={t("today")} value={today?.meals.delivery ?? 0} hint={notComing(today)} tone="accent" />
        <Stat label={t("tomorrow")} value={tomorrow?.meals.delivery ?? 0} hint={notComing(tomorrow)} />
        <Stat
          label={t("billed", { month: formatMonth(money.month) })}
          value={formatPaise(money.billed)}
          hint={t("billedHint", { count: money.bills })}
        />
        <Stat
          label={t("collected")}
          value={formatBalance(money.collected)}
          hint={t("collectedHint", { amount: formatPaise(money.outstanding) })}
          tone="good"
        />
        <Stat
          label={t("overdue")}
          value={formatPaise(overdue.amount)}
          hint={t("overdueHint", { count: overdue.count })}
          tone={overdue.count > 0 ? "bad" : "ink"}
        />
        <Stat
          label={t("received", { month: formatMonth(thisMonth) })}
          value={formatBalance(received)}
          hint={t("receivedHint")}
        />
        <Stat
          label={t("newCustomers")}
          value={newCustomers}
          hint={t("newCustomersHint", { month: formatMonth(thisMonth) })}
        />
        <Stat
          label={t("running")}
          value={running.subscriptions}
          hint={t("runningHint", { count: running.customers })}
        />
      </StatGrid>
    </section>
  );
}

/** The shape of the page while it loads. */
export function MondaySkeleton() {
  return (
    <div className="space-y-8">
      <Skeleton className="h-36 rounded-card" />
      <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
        {["a", "b", "c", "d", "e", "f", "g", "h"].map((key) => (
          <Skeleton key={key} className="h-28 rounded-card" />
        ))}
      </div>
    </div>
  );
}
