"use client";

import { useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatBalance, type Paise } from "@/lib/domain/money";
import { formatMonth, formatShortMonth, isPlainMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { axisTick, ChartTip, grid } from "./chart-parts";

export type BilledMonth = { month: PlainMonth; billed: Paise; collected: number };

/** Billed and collected side by side. Visual only; a table is beside it. */
export function MoneyChart({ months }: { months: readonly BilledMonth[] }) {
  const t = useTranslations("reports.charts.money");
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={[...months]} accessibilityLayer={false} barGap={2} margin={{ top: 8 }}>
        <CartesianGrid {...grid} />
        <XAxis
          dataKey="month"
          tick={axisTick}
          tickLine={false}
          axisLine={false}
          tickFormatter={(month: unknown) => (isPlainMonth(month) ? formatShortMonth(month) : "")}
        />
        <YAxis
          width={76}
          tick={axisTick}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          tickFormatter={(amount: number) => formatBalance(amount)}
        />
        <Tooltip
          cursor={{ fill: "var(--surface-sunken)" }}
          content={({ active, payload, label }) =>
            active && isPlainMonth(label) ? (
              <ChartTip
                title={formatMonth(label)}
                lines={payload.map(({ dataKey, value }) => {
                  const words = dataKey === "billed" ? t("billed") : t("collected");
                  return `${words} ${formatBalance(Number(value ?? 0))}`;
                })}
              />
            ) : null
          }
        />
        <Bar dataKey="billed" fill="var(--turmeric)" radius={[3, 3, 0, 0]} isAnimationActive={false} />
        <Bar dataKey="collected" fill="var(--good)" radius={[3, 3, 0, 0]} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
