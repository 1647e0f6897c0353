import type { useTranslations } from "next-intl";
import { formatTime } from "@/lib/domain/business-time";
import type { Standing } from "@/lib/features/drive/queries";

type Words = ReturnType<typeof useTranslations<"deliveries">>;

/** How a tiffin stands, as the office reads it: "Not delivered 12:41: gate locked". */
export function markWords(
  t: Words,
  { state, reason, happenedAt }: Pick<Standing, "state" | "reason" | "happenedAt">,
): string {
  const time = formatTime(happenedAt);
  if (state !== "not_delivered") return t(`state.${state}`, { time });
  return t("state.not_delivered", { time, reason: t(`reasons.${reason ?? "other"}`) });
}
