import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { formatRupees, rupees, timesDays } from "@/lib/domain/money";

const DAYS = 30;
const PAUSED = [12, 13, 14, 15];
const RATE = rupees(120);
// A November that begins on a Sunday.
const EMPTY_BEFORE = 6;

/** A month with four paused days and what it costs: the product's promise as a picture. */
export function SampleMonth() {
  const t = useTranslations("public.home.example");
  const billable = DAYS - PAUSED.length;
  const amount = formatRupees(timesDays(RATE, billable));
  const rate = formatRupees(RATE);
  return (
    <div
      role="img"
      aria-label={t("caption", { total: DAYS, paused: PAUSED.length, billable, rate, amount })}
      className="rounded-card border border-line bg-surface-raised p-5 sm:p-6"
    >
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <p className="text-lg font-semibold">{t("month")}</p>
        <p className="flex gap-4 text-sm text-ink-soft">
          <Key className="bg-accent-fill">{t("delivered")}</Key>
          <Key className="bg-paused-soft hatch">{t("paused")}</Key>
        </p>
      </div>
      <MonthGrid />
      <div className="mt-5 flex items-baseline justify-between gap-4 border-t border-line pt-4 tabular-nums">
        <p className="text-ink-soft">{t("times", { days: t("days", { count: billable }), rate })}</p>
        <p>
          <span className="me-3 text-sm text-ink-soft">{t("total")}</span>
          <span className="text-2xl font-semibold">{amount}</span>
        </p>
      </div>
    </div>
  );
}

function MonthGrid() {
  const days = Array.from({ length: DAYS }, (_, index) => index + 1);
  return (
    <div className="grid grid-cols-7 gap-1.5">
      {days.map((day) => (
        <span
          key={day}
          style={day === 1 ? { gridColumnStart: EMPTY_BEFORE + 1 } : undefined}
          className={cn(
            "flex h-9 items-center justify-center rounded-md text-sm tabular-nums sm:h-10",
            PAUSED.includes(day) ? "bg-paused-soft hatch text-paused" : "bg-accent-fill font-medium text-ink",
          )}
        >
          {day}
        </span>
      ))}
    </div>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={cn("size-3.5 rounded-sm", className)} />
      {children}
    </span>
  );
}
