"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import type { Action } from "@/components/press/server-call";
import { useActionForm } from "@/components/press/use-action-form";
import { NO_PROOF, PROOF_REFUSALS, ProofFields } from "./proof-fields";

type Refusal = "password-wrong" | "code-wrong" | "factor-off";

type ProvedActProps<V> = {
  action: Action<V, Refusal>;
  keepAs: string;
  /** The key of its texts. */
  words: "renew" | "off";
  /** What the act means for this person. */
  note?: string | undefined;
  isDestructive?: boolean;
  onDone?: (value: V) => void;
};

/** A button that asks for password and code in a window. */
export function ProvedAct<V>({ words, note, ...act }: ProvedActProps<V>) {
  const t = useTranslations("secondFactor");
  const description = [t(`${words}.text`), note].filter(Boolean).join(" ");
  return (
    <FormDialog button={t(`${words}.button`)} title={t(`${words}.title`)} description={description}>
      {(close) => <ProvedForm {...act} submit={t(`${words}.submit`)} close={close} />}
    </FormDialog>
  );
}

type ProvedFormProps<V> = Omit<ProvedActProps<V>, "words" | "note"> & { submit: string; close: () => void };

function ProvedForm<V>({ action, keepAs, isDestructive, onDone, submit, close }: ProvedFormProps<V>) {
  const t = useTranslations("secondFactor");
  const state = useActionForm({
    schema: () => import("@/lib/features/second-factor/schema").then(({ provedSchema }) => provedSchema),
    action,
    keepAs,
    defaultValues: NO_PROOF,
    refusalText: (reason) => t(`refusals.${reason}`),
    refusalField: PROOF_REFUSALS,
    onSuccess: (value) => {
      close();
      onDone?.(value);
    },
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} variant={isDestructive ? "destructive" : "default"}>
          {submit}
        </SubmitButton>
      }
    >
      <ProofFields control={state.control} label={t("proof.code")} />
    </ActionForm>
  );
}
