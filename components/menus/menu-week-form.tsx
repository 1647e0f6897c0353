"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { MenuRow } from "@/lib/features/menus/queries";
import { useMenuWeek } from "./use-menu-week";

type MenuWeekFormProps = { row: MenuRow; today: PlainDate; closures: Readonly<Record<PlainDate, string>> };

/** One plan's week: days to come can be edited, past ones are shown as they were. */
export function MenuWeekForm({ row, today, closures }: MenuWeekFormProps) {
  const t = useTranslations("adminMenus");
  const headingId = `menu-of-${row.planId}`;
  const gone = row.days.filter(({ date }) => date < today);
  const open = row.days.filter(({ date }) => date >= today);
  return (
    <section
      aria-labelledby={headingId}
      className="rounded-card border border-line bg-surface-raised p-4 sm:p-5"
    >
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={headingId} className="text-lg font-semibold">
          {row.planName}
        </h2>
        {row.isActive ? null : <Badge tone="paused">{t("inactive")}</Badge>}
        <p className="ms-auto text-sm text-ink-soft tabular-nums">
          {t("filled", {
            filled: row.days.filter(({ items }) => items.length > 0).length,
            total: row.days.length,
          })}
        </p>
      </div>
      {open.length > 0 ? (
        <OpenWeek planId={row.planId} headingId={headingId} gone={gone} open={open} closures={closures} />
      ) : (
        <WeekGrid>
          {gone.map((day) => (
            <GoneDay key={day.date} {...day} />
          ))}
        </WeekGrid>
      )}
    </section>
  );
}

type Day = MenuRow["days"][number];
type OpenWeekProps = {
  planId: number;
  headingId: string;
  gone: Day[];
  open: Day[];
  closures: MenuWeekFormProps["closures"];
};

function OpenWeek({ planId, headingId, gone, open, closures }: OpenWeekProps) {
  const t = useTranslations("adminMenus");
  const { state, saved, stale } = useMenuWeek(
    open.map(({ date, items, version }) => ({ planId, date, items: items.join("\n"), version })),
  );
  const { control, form, pending } = state;
  const { isDirty } = form.formState;
  const labels = Object.fromEntries(open.map(({ date }) => [date, formatDay(date, "short")]));
  return (
    <ActionForm
      state={state}
      labelledBy={headingId}
      footer={
        <>
          <StaleAlert stale={stale} labels={labels} />
          <SubmitButton pending={pending} variant={isDirty ? "default" : "outline"} size="sm">
            {t("save")}
          </SubmitButton>
          <p role="status" className="text-sm text-ink-soft">
            {isDirty ? t("unsaved") : saved ? t("saved") : null}
          </p>
        </>
      }
    >
      <WeekGrid>
        {gone.map((day) => (
          <GoneDay key={day.date} {...day} />
        ))}
        {open.map(({ date }, index) => (
          <TextAreaField
            key={date}
            control={control}
            name={`cells.${index}.items`}
            label={formatDay(date, "short")}
            hint={closures[date] ? t("closed", { reason: closures[date] }) : ""}
            optional
            rows={5}
          />
        ))}
      </WeekGrid>
    </ActionForm>
  );
}

function WeekGrid({ children }: { children: React.ReactNode }) {
  return <div className="grid gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-7">{children}</div>;
}

function GoneDay({ date, items }: Day) {
  const t = useTranslations("adminMenus");
  return (
    <div className={cn("flex flex-col gap-1.5 text-ink-soft", items.length === 0 && "max-sm:hidden")}>
      <p className="text-sm font-medium">{formatDay(date, "short")}</p>
      {items.length > 0 ? (
        <ul className="rounded-control bg-surface-sunken px-3 py-2">
          {items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      ) : (
        <p className="rounded-control bg-surface-sunken px-3 py-2">{t("noMenu")}</p>
      )}
    </div>
  );
}
