import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CalendarSkeleton } from "@/components/pauses/calendar-skeleton";
import { PauseCalendar } from "@/components/pauses/pause-calendar";
import { endsOf, type Range } from "@/components/ranges/range";
import { TellUs } from "@/components/complaints/tell-us";
import { ComingDishes } from "@/components/menus/coming-dishes";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requireCustomer } from "@/lib/access/auth";
import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import {
  addMonths,
  formatMonth,
  isPlainMonth,
  monthOf,
  monthParts,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import { dayForm } from "@/lib/features/pauses/forms";
import { toldOf } from "@/lib/features/complaints/own";
import { withBrought } from "@/lib/features/drive/calendar-queries";
import { withDishes } from "@/lib/features/menus/days";
import { changeableDays } from "@/lib/features/pauses/changeable";
import { daysAhead, monthIn } from "@/lib/features/pauses/queries";
import { getKitchen, readAsCustomer } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pauses");
  return { title: t("title") };
}

export default async function CalendarPage({ searchParams }: PageProps<"/calendar">) {
  await requireCustomer();
  const { month, several, first, last } = await searchParams;
  const isSeveral = [several, first, last].some((asked) => asked !== undefined);
  const opensWith = isSeveral ? { first: typed(first), last: typed(last) } : null;
  const t = await getTranslations("pauses");
  return (
    <>
      <PageHeader title={t("title")} />
      <Suspense key={String(month)} fallback={<CalendarSkeleton />}>
        <Month asked={month} opensWith={opensWith} />
      </Suspense>
    </>
  );
}

const LONGEST_DAY = 40;

/** What was typed into a box of days, by a browser that sends it without script. */
const typed = (text: unknown) => (typeof text === "string" ? text.slice(0, LONGEST_DAY) : "");

async function Month({ asked, opensWith }: { asked: unknown; opensWith: Range | null }) {
  const { dueDays } = await getKitchen();
  const { shown, told, changeable } = await readAsCustomer(async ({ tx, now, customerId }) => {
    const first = opensWith && endsOf(opensWith, toBusinessDate(now))?.[0];
    const month = monthNear(asked ?? (first && monthOf(first)), toBusinessMonth(now));
    const schedule = await daysAhead(tx, customerId, now, month);
    const { days, ...rest } = monthIn(schedule, month, now);
    const brought = await withBrought(tx, customerId, days);
    const shown = { ...rest, days: await withDishes(tx, brought) };
    const changeable = { ...changeableDays(schedule), serverNow: now.getTime(), dueDays };
    return { shown, changeable, told: await toldOf(tx, customerId, schedule, now) };
  });
  const isEmpty = shown.days.every(({ state }) => state === "none");
  return (
    <>
      <PauseCalendar
        key={shown.month}
        shown={shown}
        changeable={changeable}
        opensWith={opensWith}
        plain={dayForm}
      >
        <MonthNav month={shown.month} />
        {isEmpty ? <NothingDue month={shown.month} /> : null}
      </PauseCalendar>
      <div className="mt-6">
        <TellUs told={told} />
      </div>
      <ComingDishes days={shown.days} />
    </>
  );
}

const YEARS_SHOWN = 10;

/** The month asked for, or this month if that is not a month of these years. */
function monthNear(asked: unknown, thisMonth: PlainMonth): PlainMonth {
  if (!isPlainMonth(asked)) return thisMonth;
  const years = Math.abs(monthParts(asked).year - monthParts(thisMonth).year);
  return years <= YEARS_SHOWN ? asked : thisMonth;
}

function MonthNav({ month }: { month: PlainMonth }) {
  const t = useTranslations("pauses");
  return (
    <nav aria-label={t("monthNav")} className="flex items-center justify-between gap-2">
      <LinkButton href={`/calendar?month=${addMonths(month, -1)}`} variant="ghost" size="icon" scroll={false}>
        <ChevronLeft aria-hidden />
        <span className="sr-only">{t("previousMonth")}</span>
      </LinkButton>
      <h2 className="text-xl font-semibold">{formatMonth(month)}</h2>
      <LinkButton href={`/calendar?month=${addMonths(month, 1)}`} variant="ghost" size="icon" scroll={false}>
        <ChevronRight aria-hidden />
        <span className="sr-only">{t("nextMonth")}</span>
      </LinkButton>
    </nav>
  );
}

function NothingDue({ month }: { month: PlainMonth }) {
  const t = useTranslations("pauses.empty");
  return (
    <p className="mt-3 text-center">
      {t("title", { month: formatMonth(month) })} <TextLink href="/plans">{t("action")}</TextLink>
    </p>
  );
}
