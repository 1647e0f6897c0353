/** The charts' styling where recharts needs plain values. */
export const axisTick = { fill: "var(--ink-soft)", fontSize: 12 };
export const grid = { vertical: false, stroke: "var(--line)" } as const;

/** The contents of the tooltip at the pointer. */
export function ChartTip({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div className="rounded-control border border-line bg-surface-raised px-3 py-2 text-sm tabular-nums shadow-float">
      <p className="font-medium">{title}</p>
      {lines.map((line) => (
        <p key={line} className="text-ink-soft">
          {line}
        </p>
      ))}
    </div>
  );
}
