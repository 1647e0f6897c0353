import { Link } from "@/components/ui/link";
import { formatRupees } from "@/lib/domain/money";
import type { OfferedPlan } from "@/lib/features/plans/queries";

/** Names and prices as on a printed card, with dot leaders. */
export function PriceList({ plans, perDay }: { plans: readonly OfferedPlan[]; perDay: string }) {
  return (
    <ul className="divide-y divide-line">
      {plans.map((plan) => (
        <li key={plan.id}>
          <Link href={`/plans#plan-${plan.id}`} className="group block rounded-control py-3">
            <span className="flex items-baseline gap-2">
              <span className="text-lg font-semibold group-hover:text-accent">{plan.name}</span>
              <span aria-hidden className="min-w-6 grow border-b-2 border-dotted border-line" />
              <span className="text-lg font-semibold tabular-nums">{formatRupees(plan.dailyRate)}</span>
              <span className="text-sm text-ink-soft">{perDay}</span>
            </span>
            {plan.description ? <span className="block text-ink-soft">{plan.description}</span> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
