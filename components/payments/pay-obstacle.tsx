import { useTranslations } from "next-intl";
import type { PayObstacle as Obstacle } from "@/lib/domain/books/bill-statement";
import { formatPaise } from "@/lib/domain/money";

/** Shown in place of the pay button: why this bill can't be paid online now. */
export function PayObstacle({ obstacle: { reason, amount } }: { obstacle: Obstacle }) {
  const t = useTranslations("money.obstacles");
  return <p className="max-w-72 text-sm tabular-nums">{t(reason, { amount: formatPaise(amount) })}</p>;
}
