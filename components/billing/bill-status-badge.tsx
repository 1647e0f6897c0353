import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import type { BillStatus } from "@/lib/domain/books/bill-status";

const tones: Record<BillStatus, Tone> = { unpaid: "accent", overdue: "bad", paid: "good" };

export function BillStatusBadge({ status }: { status: BillStatus }) {
  const t = useTranslations("billing.status");
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
