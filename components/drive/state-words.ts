"use client";

import { useTranslations } from "next-intl";
import { formatTime } from "@/lib/domain/business-time";
import type { RoundTiffin } from "@/lib/domain/drive/round";

/** How a tiffin stands, in words: "Delivered 12:41". Null while nothing is said of it. */
export function useStateWords(): (tiffin: RoundTiffin) => string | null {
  const t = useTranslations("drive");
  return ({ state, reason, at }) => {
    if (state === null || state === "on_the_way") return null;
    const time = at === null ? "" : formatTime(new Date(at));
    if (state !== "not_delivered") return t(`state.${state}`, { time });
    return t("state.not_delivered", { time, reason: t(`reasons.${reason ?? "other"}`) });
  };
}
