import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatDay } from "@/lib/domain/plain-date";
import type { SetAsideState } from "@/lib/features/payments/set-aside-state";

const tones: Record<SetAsideState["state"], Tone> = {
  waiting: "accent",
  "going-back": "accent",
  "sent-back": "neutral",
  credit: "neutral",
  "by-bank": "neutral",
};

/** What became of an attempt's money that came in but was applied to no bill. */
export function SetAsideBadge({ setAside }: { setAside: SetAsideState }) {
  const t = useTranslations("payments.setAside");
  const date = "on" in setAside ? formatDay(toBusinessDate(setAside.on), "short") : "";
  return <Badge tone={tones[setAside.state]}>{t(setAside.state, { date })}</Badge>;
}
