import { useFormatter, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { PlainDate } from "@/lib/domain/plain-date";
import { MOST_STOPS, type Suggestion } from "@/lib/domain/routing/suggest";
import type { RouteOnDay, StopOnDay } from "@/lib/features/routes/queries";
import { OrderList } from "./order-list";

type OrderSectionProps = {
  route: RouteOnDay;
  day: PlainDate;
  stops: readonly StopOnDay[];
  /** Undefined where nobody asked for one; null where there is none. */
  suggestion: Suggestion | null | undefined;
};

/** A route's buildings in their order, or in the one that is suggested. */
export function OrderSection({ route, day, stops, suggestion }: OrderSectionProps) {
  const t = useTranslations("routes.order");
  const place = new Map(suggestion?.ids.map((id, index) => [id, index]));
  const shown = suggestion
    ? stops.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    : stops;
  const address = `/admin/routes/${route.id}` as const;
  return (
    <section aria-labelledby="order">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h2 id="order" className="text-lg font-semibold">
          {t("heading")}
        </h2>
        {suggestion === undefined && stops.length > 1 ? (
          <LinkButton variant="outline" href={`${address}?date=${day}&suggest=1`}>
            {t("suggest")}
          </LinkButton>
        ) : null}
      </div>
      {suggestion === undefined ? null : (
        <Suggested suggestion={suggestion} back={`${address}?date=${day}`} />
      )}
      {stops.length === 0 ? (
        <p className="text-ink-soft">{t("empty")}</p>
      ) : (
        <OrderList route={route} stops={shown} kept={stops.map(({ id }) => id)} />
      )}
    </section>
  );
}

type SuggestedProps = { suggestion: Suggestion | null; back: `/admin/routes/${number}?${string}` };

function Suggested({ suggestion, back }: SuggestedProps) {
  const t = useTranslations("routes.order");
  const format = useFormatter();
  if (suggestion === null)
    return (
      <Alert className="mb-4">
        <p>{t("tooMany", { most: MOST_STOPS })}</p>
      </Alert>
    );
  const { now, then } = suggestion;
  const kilometres = (metres: number) =>
    format.number(metres / 1000, { style: "unit", unit: "kilometer", maximumFractionDigits: 1 });
  const isShorter = then.metres < now.metres;
  const words = { now: kilometres(now.metres), total: kilometres(then.metres), minutes: then.minutes };
  return (
    <Alert className="mb-4" role="status">
      <p className="tabular-nums">{t(isShorter ? "suggested" : "already", words)}</p>
      <p className="text-sm text-ink-soft">{t("approximate")}</p>
      <LinkButton variant="ghost" href={back}>
        {t("keep")}
      </LinkButton>
    </Alert>
  );
}
