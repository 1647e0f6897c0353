/** What the played histories consisted of. */
export type Counts = {
  histories: number;
  steps: number;
  payments: number;
  refunds: number;
  disputes: number;
  deliveries: number;
  kills: number;
  faults: number;
  "lost answers": number;
  "wrong end states": number;
  "double payments": number;
};

export const noCounts = (): Counts => ({
  histories: 0,
  steps: 0,
  payments: 0,
  refunds: 0,
  disputes: 0,
  deliveries: 0,
  kills: 0,
  faults: 0,
  "lost answers": 0,
  "wrong end states": 0,
  "double payments": 0,
});

export function addCounts(total: Counts, more: Counts): void {
  for (const [name, value] of Object.entries(more)) if (isName(total, name)) total[name] += value;
}

function isName(counts: Counts, name: string): name is keyof Counts {
  return Object.hasOwn(counts, name);
}

export function countsLine(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, value]) => `${value.toLocaleString("en-IN")} ${name}`)
    .join(", ");
}
