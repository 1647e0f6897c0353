"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useLazyResolver } from "@/components/plain/lazy-schema";
import { attempt, type Refused } from "@/components/press/attempt";
import { useRefusalWords, useUnheardWords, type Refusal } from "@/components/press/refusal";
import { Button } from "@/components/ui/button";
import { proveAction, proveByPasskeyAction, proveOptionsAction } from "@/lib/features/proving/actions";

type Typed = { currentPassword: string };
type ProofRefusal = "password-wrong" | "passkey-unknown";
type ProofFormProps = {
  /** Whether browsers have passkeys for this address. */
  hasPasskeys: boolean;
  onProved: () => void;
};

/**
 * Asks for the password, or a passkey instead. It stands beside a press that waits for it, so nothing here is a transition:
 * those would wait for that press.
 */
export function ProofForm({ hasPasskeys, onProved }: ProofFormProps) {
  const t = useTranslations("proving");
  const { resolver } = useLazyResolver(() =>
    import("@/lib/features/proving/schema").then(({ proveSchema }) => proveSchema),
  );
  const form = useForm<Typed>({
    resolver,
    defaultValues: { currentPassword: "" },
  });
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const words = useRefusalWords<ProofRefusal>((reason) => t(`refusals.${reason}`));
  const unheard = useUnheardWords();
  const onUnheard = () => setRefusal(unheard);

  function refuse(refused: Refused<ProofRefusal>): void {
    const spoken = words(refused);
    if (refused.error !== "password-wrong") return setRefusal(spoken);
    form.setError("currentPassword", { type: "refusal", message: spoken.text }, { shouldFocus: true });
  }

  async function during(prove: () => Promise<void>): Promise<void> {
    if (pending) return;
    setRefusal(null);
    setPending(true);
    await prove();
    setPending(false);
  }

  const byPassword = async (typed: Typed) => {
    const done = await attempt(proveAction, typed, onUnheard);
    if (done.ok) onProved();
    else refuse(done);
  };

  const byPasskey = async () => {
    const options = await attempt(proveOptionsAction, {}, onUnheard);
    if (!options.ok) return refuse(options);
    const response = await startAuthentication({ optionsJSON: options.value }).catch(() => null);
    if (!response) return setRefusal({ text: t("refusals.passkey-left"), signedOut: false });
    const done = await attempt(proveByPasskeyAction, { response }, onUnheard);
    if (done.ok) onProved();
    else refuse(done);
  };

  const submit = (event?: React.BaseSyntheticEvent) =>
    void form.handleSubmit((typed) => during(() => byPassword(typed)))(event);
  return (
    <ActionForm
      state={{ form, control: form.control, submit, pending, refusal, isAsked: false }}
      footer={
        <>
          <SubmitButton pending={pending}>{t("submit")}</SubmitButton>
          {hasPasskeys ? (
            <Button variant="outline" disabled={pending} onClick={() => void during(byPasskey)}>
              <KeyRound aria-hidden />
              {t("passkey")}
            </Button>
          ) : null}
        </>
      }
    >
      <PasswordField
        control={form.control}
        name="currentPassword"
        label={t("password")}
        autoComplete="current-password"
      />
    </ActionForm>
  );
}
