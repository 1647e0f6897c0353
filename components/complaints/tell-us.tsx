"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { SaidPicture } from "@/components/ui/said-picture";
import { formatDay } from "@/lib/domain/plain-date";
import type { OwnComplaint, Told } from "@/lib/features/complaints/own";
import { Tell } from "./tell-form";

/** The tiffins of which a customer may still say that something was wrong, and what was answered to what they said. */
export function TellUs({ told: { tiffins, said } }: { told: Told }) {
  const t = useTranslations("complaints.tell");
  const [isDone, setDone] = useState(false);
  if (tiffins.length === 0 && said.length === 0) return null;
  return (
    <Card aria-labelledby="tell-us">
      <CardHeader>
        <CardTitle id="tell-us">{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="space-y-3">
        <div role="status">
          {isDone ? (
            <Alert tone="good">
              <p>{t("done")}</p>
            </Alert>
          ) : null}
        </div>
        <ul className="divide-y divide-line">
          {tiffins.map((tiffin) => (
            <li
              key={`${tiffin.subscriptionId} ${tiffin.day}`}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5"
            >
              <p className="min-w-0 break-words tabular-nums">
                {t("of", { plan: tiffin.planName, day: formatDay(tiffin.day, "short") })}
              </p>
              <Tell tiffin={tiffin} onDone={() => setDone(true)} />
            </li>
          ))}
          {said.map((one) => (
            <Said key={one.id} said={one} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function Said({ said: { planName, day, kind, state, sentence, picture, fromMark } }: { said: OwnComplaint }) {
  const t = useTranslations("complaints");
  return (
    <li className="py-2.5">
      <p className="font-medium break-words tabular-nums">
        {t("tell.of", { plan: planName, day: formatDay(day, "short") })}
      </p>
      <p className="text-sm break-words text-ink-soft">
        {t(fromMark ? "tell.said.fromMark" : `tell.said.${state}`, {
          kind: t(`kinds.${kind}`),
          sentence: sentence ?? "",
        })}
      </p>
      {picture ? <SaidPicture picture={picture} label={t("tell.yourPicture")} /> : null}
    </li>
  );
}
