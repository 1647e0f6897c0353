"use client";

import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { estimateOf, type Shop } from "@/lib/domain/estimates/estimate";
import { formatRupees } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { readWish } from "./use-wish";

type TotalProps = { read: ReturnType<typeof readWish>; shop: Shop; children: ReactNode };

/** What it costs, month by month, as it is being typed. */
export function Total({ read, shop, children }: TotalProps) {
  const t = useTranslations("estimates.total");
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="rounded-card border border-line bg-surface-sunken p-5 lg:sticky lg:top-20"
    >
      <h3 id={id} className="font-semibold">
        {t("title")}
      </h3>
      <div aria-live="polite" className="mt-2 min-h-36 tabular-nums">
        {"wish" in read ? (
          <Priced estimate={estimateOf(read.wish, shop)} isOpen={read.wish.to === null} />
        ) : (
          <p className="text-ink-soft">{t(`missing.${read.missing}`)}</p>
        )}
      </div>
      {children}
    </section>
  );
}

function Priced({ estimate, isOpen }: { estimate: ReturnType<typeof estimateOf>; isOpen: boolean }) {
  const t = useTranslations("estimates.total");
  const { months, days, daysOff, amount } = estimate;
  const last = months.at(-1);
  if (!last) return <p className="text-ink-soft">{t("nothing")}</p>;
  return (
    <>
      <p className="text-4xl leading-11 font-bold tracking-tight">{formatRupees(amount)}</p>
      <p className="text-ink-soft">
        {isOpen ? t("aMonth", { month: formatMonth(last.month) }) : t("inAll", { count: days })}
      </p>
      <ul aria-label={t("months")} className="mt-4 divide-y divide-line border-y border-line">
        {months.map((month) => (
          <li key={month.month} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2">
            <span>
              {formatMonth(month.month)}
              <span className="block text-sm text-ink-soft">{t("tiffins", { count: month.days })}</span>
            </span>
            <span className="font-medium">{formatRupees(month.amount)}</span>
          </li>
        ))}
      </ul>
      {daysOff > 0 ? <p className="mt-3 text-sm text-ink-soft">{t("off", { count: daysOff })}</p> : null}
    </>
  );
}
