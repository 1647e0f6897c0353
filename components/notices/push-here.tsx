"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { addPushDeviceAction, removePushDeviceAction } from "@/lib/features/notices/actions";
import { canPush, known, subscribe, unsubscribe } from "./push-registration";

type Here = "asking" | "off" | "on";
type Trouble = "blocked" | "failed";

/** `publicKey`: of the house, for whose messages a browser asks; `devices`: where this customer's go. */
export type PushTo = { publicKey: string; devices: readonly string[] };

/** Whether this browser shows what is pushed; one that can't isn't asked. */
export function PushHere({ publicKey, devices }: PushTo) {
  const t = useTranslations("inbox.device");
  const [here, setHere] = useState<Here>("asking");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const add = useAction({
    action: addPushDeviceAction,
    onSuccess: () => setHere("on"),
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const remove = useAction({ action: removePushDeviceAction, onSuccess: () => setHere("off") });
  useEffect(() => {
    if (!canPush()) return;
    void known().then((endpoint) => setHere(endpoint && devices.includes(endpoint) ? "on" : "off"));
  }, [devices]);
  const turnOn = async () => {
    setTrouble(null);
    if ((await Notification.requestPermission()) !== "granted") return setTrouble("blocked");
    const device = await subscribe(publicKey).catch(() => null);
    return device ? add.run(device) : setTrouble("failed");
  };
  const turnOff = async () => {
    const endpoint = await unsubscribe();
    return endpoint ? remove.run({ endpoint }) : setHere("off");
  };
  if (here === "asking") return null;
  return (
    <div className="mb-6">
      <p className="text-ink-soft">{t(here)}</p>
      {here === "off" ? (
        <Button className="mt-3" loading={add.pending} onClick={() => void turnOn()}>
          {t("turnOn")}
        </Button>
      ) : (
        <Button className="mt-3" variant="outline" loading={remove.pending} onClick={() => void turnOff()}>
          {t("turnOff")}
        </Button>
      )}
      {trouble ? (
        <Alert className="mt-3" role="alert">
          <p>{t(trouble)}</p>
        </Alert>
      ) : null}
      <RefusalAlert refusal={add.refusal ?? remove.refusal} className="mt-3" />
    </div>
  );
}
