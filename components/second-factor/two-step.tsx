"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { toBusinessDate } from "@/lib/domain/business-time";
import { formatDay } from "@/lib/domain/plain-date";
import {
  renewRecoveryCodesAction,
  startAuthenticatorAction,
  takeOffAuthenticatorAction,
} from "@/lib/features/second-factor/actions";
import type { SecondFactor } from "@/lib/features/second-factor/queries";
import { ProvedAct } from "./proved-act";
import { RecoveryCodes } from "./recovery-codes";
import { SetUp } from "./set-up";

type TwoStepProps = { factor: SecondFactor; email: string; isDemanded: boolean };

/** Sets up an authenticator, shows its recovery codes once, and removes it. */
export function TwoStep({ factor, email, isDemanded }: TwoStepProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isSettingUp, setSettingUp] = useState(false);
  if (codes?.length === 0) return <Lost onSeen={() => setCodes(null)} />;
  if (codes) return <RecoveryCodes codes={codes} email={email} onKept={() => setCodes(null)} />;
  if (factor.kind === "on") return <On {...factor} isDemanded={isDemanded} onCodes={setCodes} />;
  return isSettingUp && factor.enrolment ? (
    <SetUp
      enrolment={factor.enrolment}
      onCancel={() => setSettingUp(false)}
      onDone={(made) => {
        setSettingUp(false);
        setCodes(made);
      }}
    />
  ) : (
    <Begin onBegun={() => setSettingUp(true)} />
  );
}

function Begin({ onBegun }: { onBegun: () => void }) {
  const t = useTranslations("secondFactor");
  const { run, pending, refusal } = useAction({
    action: startAuthenticatorAction,
    refusalText: (reason) => t(`refusals.${reason}`),
    onSuccess: onBegun,
  });
  return (
    <>
      <Button loading={pending} onClick={() => run({})}>
        {t("setUp.button")}
      </Button>
      <RefusalAlert refusal={refusal} className="mt-3" />
    </>
  );
}

/** The press was done, but its answer went to a page that is gone. */
function Lost({ onSeen }: { onSeen: () => void }) {
  const t = useTranslations("secondFactor.codes");
  return (
    <>
      <Alert>
        <p>{t("lost")}</p>
      </Alert>
      <Button className="mt-4" onClick={onSeen}>
        {t("seen")}
      </Button>
    </>
  );
}

type OnProps = {
  since: Date;
  codesLeft: number;
  isDemanded: boolean;
  onCodes: (codes: readonly string[]) => void;
};

function On({ since, codesLeft, isDemanded, onCodes }: OnProps) {
  const t = useTranslations("secondFactor");
  const day = formatDay(toBusinessDate(since), "medium");
  return (
    <>
      <p className={codesLeft === 0 ? "text-bad" : "text-ink-soft"}>
        {t("state.since", { day })} {t("state.left", { count: codesLeft })}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ProvedAct
          action={renewRecoveryCodesAction}
          keepAs="recovery-codes"
          words="renew"
          onDone={({ codes }) => onCodes(codes ?? [])}
        />
        <ProvedAct
          action={takeOffAuthenticatorAction}
          keepAs="authenticator-off"
          words="off"
          note={isDemanded ? t("off.textDemanded") : undefined}
          isDestructive
        />
      </div>
    </>
  );
}
