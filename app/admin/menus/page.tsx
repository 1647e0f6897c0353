import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WeekClashes } from "@/components/diets/week-clashes";
import { CopyWeekButton } from "@/components/menus/copy-week-button";
import { MenuWeekForm } from "@/components/menus/menu-week-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { addDays, formatDay, isPlainDate, laterOf, type PlainDate } from "@/lib/domain/plain-date";
import { weekClashes } from "@/lib/features/diets/week";
import { listMenuWeek, mondayOf, type MenuRow } from "@/lib/features/menus/queries";
import { closuresBetween, closuresFor } from "@/lib/features/subscriptions/queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminMenus"))("title") };
}

export default async function MenusPage({ searchParams }: PageProps<"/admin/menus">) {
  const { week } = await searchParams;
  const { monday, sunday, today, rows, closures, clashes } = await readAsStaff(
    ADMIN_ROLES,
    async ({ tx, now }) => {
      const today = toBusinessDate(now);
      const monday = mondayOf(isPlainDate(week) && isNear(week, today) ? week : today);
      const [sunday, from] = [addDays(monday, 6), laterOf(monday, today)];
      const closures = await closuresBetween(tx, monday, sunday);
      const clashes = from > sunday ? null : await weekClashes(tx, from, sunday);
      return { monday, sunday, today, rows: await listMenuWeek(tx, monday), closures, clashes };
    },
  );
  const t = await getTranslations("adminMenus");
  const closedFor = ({ slotId }: MenuRow) =>
    Object.fromEntries(closuresFor(slotId, closures).map(({ date, reason }) => [date, reason]));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <WeekBar monday={monday} today={today} />
        {sunday < today ? null : <CopyWeekButton key={monday} week={monday} />}
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t("empty.title")}
          description={t("empty.description")}
          action={<LinkButton href="/admin/plans">{t("empty.action")}</LinkButton>}
        />
      ) : (
        <div className="space-y-5">
          {rows.map((row) => (
            <MenuWeekForm key={`${row.planId} ${monday}`} row={row} today={today} closures={closedFor(row)} />
          ))}
        </div>
      )}
      {clashes ? <WeekClashes clashes={clashes} /> : null}
    </>
  );
}

/** Weeks within ten years, so that no address runs off the calendar. */
function isNear(day: PlainDate, today: PlainDate): boolean {
  return day > addDays(today, -3_650) && day < addDays(today, 3_650);
}

async function WeekBar({ monday, today }: { monday: PlainDate; today: PlainDate }) {
  const t = await getTranslations("adminMenus");
  return (
    <nav aria-label={t("title")} className="flex flex-wrap items-center gap-2">
      <LinkButton
        variant="outline"
        size="icon"
        href={`/admin/menus?week=${addDays(monday, -7)}`}
        aria-label={t("previousWeek")}
      >
        <ChevronLeft aria-hidden />
      </LinkButton>
      <p className="px-1 font-semibold tabular-nums">
        {t("weekOf", { from: formatDay(monday, "short"), to: formatDay(addDays(monday, 6), "medium") })}
      </p>
      <LinkButton
        variant="outline"
        size="icon"
        href={`/admin/menus?week=${addDays(monday, 7)}`}
        aria-label={t("nextWeek")}
      >
        <ChevronRight aria-hidden />
      </LinkButton>
      {mondayOf(today) === monday ? null : (
        <LinkButton variant="ghost" href="/admin/menus">
          {t("thisWeek")}
        </LinkButton>
      )}
    </nav>
  );
}
