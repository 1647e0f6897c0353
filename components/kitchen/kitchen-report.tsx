import { useTranslations } from "next-intl";
import { formatCount } from "@/components/ui/format-count";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { EmptyDabba } from "@/components/illustrations/empty";
import type { PlainDate } from "@/lib/domain/plain-date";
import { formatDay } from "@/lib/domain/plain-date";
import type { NameLanguage } from "@/lib/features/dishes/names";
import type { KitchenFigures as Report } from "@/lib/features/kitchen/queries";
import { AreaTable } from "./area-table";
import { DishTotals } from "./dish-totals";
import { PlanCount } from "./plan-count";

type KitchenReportProps = {
  day: PlainDate;
  report: Report;
  isOver: boolean;
  closedFor: string | null;
  /** The meal that is closed, when it isn't the whole day. */
  closedMeal?: string | null;
  /** What the address of an export asks for. */
  query?: string;
  /** In which the dishes are named. */
  language: NameLanguage;
  /** How many tiffins are expected at the cutoff, of a meal that isn't counted yet; null where nobody asks. */
  expected?: number | null;
};

const KINDS = ["extra", "guest", "staff", "replacement", "spare"] as const;
const besideKind = (text: string) => KINDS.find((kind) => kind === text) ?? "extra";

/** Figures large enough to read from the stove: each dish, then each plan, then who gets it. */
export function KitchenReport({ day, report, isOver, closedFor, ...props }: KitchenReportProps) {
  const { closedMeal = null, query = `date=${day}`, language, expected = null } = props;
  const t = useTranslations("kitchen");
  const { counts, dishes, plans, areas } = report;
  return (
    <div className="space-y-6 print:space-y-2">
      {closedFor === null ? null : (
        <Alert tone="paused">
          <p className="text-lg font-semibold">
            {closedMeal === null
              ? t("closed", { reason: closedFor })
              : t("mealClosed", { reason: closedFor, meal: closedMeal })}
          </p>
        </Alert>
      )}
      <section aria-label={t("title")} className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <span className="text-6xl leading-none font-bold tabular-nums print:text-3xl">
            {formatCount(counts.delivery)}
          </span>
          <span className="text-2xl font-semibold">
            {t(totalWord(isOver, expected), { count: counts.delivery })}
          </span>
          {expected === null ? null : (
            <span className="text-2xl font-semibold">{t("expected", { count: expected })}</span>
          )}
        </p>
        <div className="space-y-3 print:space-y-0">
          <NotCooked counts={counts} />
          <Beside beside={report.beside} />
        </div>
      </section>
      {dishes.length > 0 ? <DishTotals query={query} dishes={dishes} language={language} /> : null}
      {plans.length > 0 ? (
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3 print:grid-cols-4 print:gap-1">
          {plans.map((plan) => (
            <PlanCount key={plan.id} plan={plan} />
          ))}
        </ul>
      ) : closedFor === null ? (
        <EmptyState
          illustration={<EmptyDabba />}
          title={t("empty.title", { day: formatDay(day, "short") })}
          description={t("empty.description")}
        />
      ) : null}
      {areas.length > 0 ? <AreaTable day={day} report={report} /> : null}
    </div>
  );
}

function totalWord(isOver: boolean, expected: number | null): "total" | "totalPast" | "soFar" {
  if (isOver) return "totalPast";
  return expected === null ? "total" : "soFar";
}

/** How many of those that are cooked no subscription asks for. */
function Beside({ beside }: Pick<Report, "beside">) {
  const t = useTranslations("kitchen.beside");
  if (beside.length === 0) return null;
  const parts = beside.map(({ kind, count }) => t(`kinds.${besideKind(kind)}`, { count }));
  return <p className="text-lg tabular-nums print:text-xs">{t("label", { parts: parts.join(", ") })}</p>;
}

function NotCooked({ counts }: { counts: Report["counts"] }) {
  const t = useTranslations("kitchen");
  return (
    <dl aria-label={t("notCooked")} className="flex gap-3 text-center">
      {(["paused", "skipped", "closed"] as const).map((cause) => (
        <div
          key={cause}
          className="min-w-24 rounded-card border border-line bg-surface-raised px-4 py-2 print:min-w-0 print:px-3 print:py-1"
        >
          <dt className="text-sm text-ink-soft">{t(`counts.${cause}`)}</dt>
          <dd className="text-3xl font-semibold text-paused tabular-nums print:text-xl">{counts[cause]}</dd>
        </div>
      ))}
    </dl>
  );
}
