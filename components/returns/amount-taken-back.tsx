import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise, type Paise } from "@/lib/domain/money";

type AmountTakenBackProps = { amount: Paise; takenBack: { at: Date; reason: string } | null };

/** An amount given or received; struck out once taken back, with when and why. */
export function AmountTakenBack({ amount, takenBack }: AmountTakenBackProps) {
  const t = useTranslations("money.takenBack");
  return (
    <span className="flex flex-col items-end gap-1">
      <span className={cn("font-semibold", takenBack && "font-normal text-ink-soft line-through")}>
        {formatPaise(amount)}
      </span>
      {takenBack ? (
        <>
          <Badge tone="bad">{t("badge")}</Badge>
          <span className="max-w-xs text-sm text-ink-soft">
            {t("why", { when: formatInstant(takenBack.at), reason: takenBack.reason })}
          </span>
        </>
      ) : null}
    </span>
  );
}
