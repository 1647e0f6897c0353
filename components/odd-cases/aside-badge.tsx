import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatDay } from "@/lib/domain/plain-date";
import type { Aside } from "@/lib/features/payments/aside";

const tones: Record<Aside["state"], Tone> = {
  waiting: "accent",
  "going-back": "accent",
  "sent-back": "neutral",
  credit: "neutral",
  "by-bank": "neutral",
};

/** What became of an attempt's money that came in but was applied to no bill. */
export function AsideBadge({ aside }: { aside: Aside }) {
  const t = useTranslations("payments.aside");
  const date = "on" in aside ? formatDay(toBusinessDate(aside.on), "short") : "";
  return <Badge tone={tones[aside.state]}>{t(aside.state, { date })}</Badge>;
}
