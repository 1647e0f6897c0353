import { ChevronRight } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { formatPaise } from "@/lib/domain/money";
import type { Payer } from "@/lib/features/door/payers";

/** Doors with something to pay; each links to where it is taken. Large enough for a thumb. */
export function PayerList({ payers }: { payers: readonly Payer[] }) {
  const t = useTranslations("collect");
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
      {payers.map((payer) => (
        <li key={payer.id}>
          <Link
            href={`/admin/collect?customer=${payer.id}`}
            className="flex min-h-16 items-center justify-between gap-4 rounded-card px-4 py-2.5 hover:bg-surface-sunken"
          >
            <span className="min-w-0">
              <span className="block font-medium">{payer.fullname}</span>
              <span className="block text-sm text-ink-soft">
                {[payer.addr1, payer.addr2, payer.area].filter(Boolean).join(", ")}
              </span>
            </span>
            <span className="flex shrink-0 items-center gap-2 font-semibold tabular-nums">
              {t("open", { amount: formatPaise(payer.open) })}
              <ChevronRight aria-hidden className="size-5 text-ink-soft" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
