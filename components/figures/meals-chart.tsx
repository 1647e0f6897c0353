"use client";

import { useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatDay, isPlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { axisTick, ChartTip, grid } from "./chart-parts";

export type DayMeals = { day: PlainDate; meals: number };

/** Tiffins per day as bars: past days muted, today in the accent, days to come light. Visual only; a table is beside it. */
export function MealsChart({ days, today }: { days: readonly DayMeals[]; today: PlainDate }) {
  const t = useTranslations("reports.charts.meals");
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={[...days]} accessibilityLayer={false} margin={{ top: 8, right: 0, bottom: 0, left: 0 }}>
        <CartesianGrid {...grid} />
        <XAxis
          dataKey="day"
          tick={axisTick}
          tickLine={false}
          axisLine={false}
          minTickGap={24}
          tickFormatter={(day: unknown) => (isPlainDate(day) ? formatDay(day, "short") : "")}
        />
        <YAxis width={36} tick={axisTick} tickLine={false} axisLine={false} allowDecimals={false} />
        <Tooltip
          cursor={{ fill: "var(--surface-sunken)" }}
          content={({ active, payload, label }) =>
            active && isPlainDate(label) ? (
              <ChartTip
                title={formatDay(label, "medium")}
                lines={[t("tooltip", { count: Number(payload[0]?.value ?? 0) })]}
              />
            ) : null
          }
        />
        <Bar dataKey="meals" radius={[3, 3, 0, 0]} isAnimationActive={false}>
          {days.map(({ day }) => (
            <Cell key={day} fill={fillOf(day, today)} />
          ))}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

function fillOf(day: PlainDate, today: PlainDate): string {
  if (day === today) return "var(--accent)";
  return day < today ? "var(--good)" : "var(--turmeric)";
}
