"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { carryOn } from "@/components/mailed-link/carry-on";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { passkeyLogInAction, passkeyOptionsAction } from "@/lib/features/passkeys/actions";
import type { Route } from "@/lib/routes";

/** Logs in without password and code, where the browser has a passkey. `next`: the page that was requested. */
export function PasskeyLogIn({ next }: { next?: Route }) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [wasLeft, setLeft] = useState(false);
  const logIn = useAction({
    action: passkeyLogInAction,
    refusalText: (reason) => t(`refusals.${reason}`),
    onSuccess: ({ to }) => router.push(carryOn(to)),
  });
  const begin = useAction({
    action: passkeyOptionsAction,
    onSuccess: (optionsJSON) => void show(optionsJSON),
  });

  async function show(optionsJSON: Parameters<typeof startAuthentication>[0]["optionsJSON"]): Promise<void> {
    setAsking(true);
    try {
      logIn.run({ response: await startAuthentication({ optionsJSON }), next });
    } catch {
      setLeft(true);
    } finally {
      setAsking(false);
    }
  }

  const left = wasLeft ? { text: t("refusals.passkey-left"), signedOut: false } : null;
  return (
    <div data-scripted className="mt-3 sm:mt-4">
      <Button
        variant="outline"
        size="lg"
        className="max-sm:w-full"
        loading={begin.pending || isAsking || logIn.pending}
        onClick={() => {
          setLeft(false);
          logIn.clear();
          begin.run({});
        }}
      >
        <KeyRound aria-hidden />
        {t("logIn.passkey")}
      </Button>
      <RefusalAlert refusal={begin.refusal ?? logIn.refusal ?? left} className="mt-3" />
    </div>
  );
}
