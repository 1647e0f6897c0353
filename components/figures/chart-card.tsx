import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";

type ChartCardProps = {
  title: string;
  /** What the chart shows, in a sentence. */
  summary: string;
  legend: readonly { label: string; className: string }[];
  /** The drawing: hidden from screen readers, since `table` says the same. */
  chart: ReactNode;
  table: ReactNode;
};

export function ChartCard({ title, summary, legend, chart, table }: ChartCardProps) {
  const t = useTranslations("reports.charts");
  const id = useId();
  return (
    <Card aria-labelledby={id}>
      <CardHeader>
        <CardTitle id={id}>{title}</CardTitle>
        <ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">
          {legend.map(({ label, className }) => (
            <li key={label} className="flex items-center gap-1.5">
              <span className={cn("size-3 rounded-sm", className)} />
              {label}
            </li>
          ))}
        </ul>
      </CardHeader>
      <CardContent>
        <p className="mb-4 text-sm text-ink-soft tabular-nums">{summary}</p>
        <div aria-hidden className="h-64">
          {chart}
        </div>
        <details className="mt-4">
          <summary className="w-fit cursor-pointer rounded-sm text-sm font-medium text-accent underline underline-offset-4">
            {t("table")}
          </summary>
          <div className="mt-3">{table}</div>
        </details>
      </CardContent>
    </Card>
  );
}
