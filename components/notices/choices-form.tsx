"use client";

import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { SavedNote } from "@/components/accounts/saved-note";
import { SubmitButton } from "@/components/form/submit-button";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Checkbox } from "@/components/ui/checkbox";
import { chooseNoticesAction } from "@/lib/features/notices/actions";
import type { Choices, Offered } from "@/lib/features/notices/choices-queries";

const nameOf = ({ kind, channel }: Pick<Offered, "kind" | "channel">) => `${kind} ${channel}`;

/** Each kind with a box a channel; what is fixed is shown as it is. */
export function ChoicesForm({ choices: { kinds }, quiet }: { choices: Choices; quiet: string }) {
  const t = useTranslations("inbox.choices");
  const [saved, setSaved] = useState(false);
  const { run, pending, refusal } = useAction({
    action: chooseNoticesAction,
    onSuccess: () => setSaved(true),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSaved(false);
    const sent = new FormData(event.currentTarget);
    const open = kinds.flatMap(({ offered }) => offered.filter(({ isFixed }) => !isFixed));
    run({
      choices: open.map(({ kind, channel }) => ({
        kind,
        channel,
        isOn: sent.has(nameOf({ kind, channel })),
      })),
    });
  };
  return (
    <form method="post" aria-labelledby="notifications-title" aria-busy={pending} onSubmit={submit}>
      <div className="divide-y divide-line border-y border-line">
        {kinds.map(({ kind, offered }) => (
          <fieldset key={kind} className="grid gap-x-6 gap-y-1 py-4 sm:grid-cols-2">
            <legend className="float-left font-medium sm:w-1/2">{t(`kinds.${kind}.name`)}</legend>
            <p className="text-sm text-ink-soft sm:col-start-1">{t(`kinds.${kind}.text`)}</p>
            <div className="flex flex-wrap gap-x-5 sm:col-start-2 sm:row-span-2 sm:row-start-1">
              {offered.map((one) => (
                <Box key={one.channel} offered={one} onTouch={() => setSaved(false)} />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <p className="mt-4 text-sm text-ink-soft">{quiet}</p>
      <RefusalAlert refusal={refusal} className="mt-4" />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <SubmitButton pending={pending} variant="outline">
          {t("save")}
        </SubmitButton>
        <SavedNote text={saved && !pending ? t("saved") : null} />
      </div>
    </form>
  );
}

function Box({ offered, onTouch }: { offered: Offered; onTouch: () => void }) {
  const t = useTranslations("inbox.choices");
  const { channel, isOn, isFixed } = offered;
  return (
    <label className="flex min-h-11 items-center gap-2">
      <Checkbox name={nameOf(offered)} defaultChecked={isOn} disabled={isFixed} onChange={onTouch} />
      {t(`channels.${channel}`)}
      {isFixed ? <span className="text-sm text-ink-soft">{t("always")}</span> : null}
    </label>
  );
}
