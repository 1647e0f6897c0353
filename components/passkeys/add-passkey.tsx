"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { useActionForm } from "@/components/press/use-action-form";
import { addPasskeyAction, startPasskeyAction } from "@/lib/features/passkeys/actions";

/** Asks for a name and the password in a dialog, and then has the browser create the key. */
export function AddPasskey() {
  const t = useTranslations("secondFactor.passkeys");
  return (
    <FormDialog button={t("add")} title={t("addTitle")} description={t("addText")}>
      {(close) => <AddForm close={close} />}
    </FormDialog>
  );
}

function AddForm({ close }: { close: () => void }) {
  const t = useTranslations("secondFactor.passkeys");
  const fields = useTranslations("accounts.fields");
  const [isAsking, setAsking] = useState(false);
  const [wasLeft, setLeft] = useState(false);
  const add = useAction({
    action: addPasskeyAction,
    refusalText: (reason) => t(`refusals.${reason}`),
    onSuccess: close,
  });
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/passkeys/schema").then(({ startPasskeySchema }) => startPasskeySchema),
    action: startPasskeyAction,
    keepAs: null,
    defaultValues: { name: "", currentPassword: "" },
    refusalText: (reason) => t(`refusals.${reason}`),
    refusalField: { "password-wrong": "currentPassword" },
    onTry: () => {
      setLeft(false);
      add.clear();
    },
    onSuccess: (optionsJSON, { name }) => void make(optionsJSON, name),
  });

  async function make(optionsJSON: Parameters<typeof startRegistration>[0]["optionsJSON"], name: string) {
    setAsking(true);
    try {
      add.run({ name, response: await startRegistration({ optionsJSON }) });
    } catch {
      setLeft(true);
    } finally {
      setAsking(false);
    }
  }

  const left = wasLeft ? { text: t("refusals.passkey-left"), signedOut: false } : null;
  return (
    <ActionForm
      state={state}
      footer={<SubmitButton pending={state.pending || isAsking || add.pending}>{t("submit")}</SubmitButton>}
    >
      <TextField control={state.control} name="name" label={t("name")} hint={t("nameHint")} />
      <PasswordField
        control={state.control}
        name="currentPassword"
        label={fields("currentPassword")}
        autoComplete="current-password"
      />
      <RefusalAlert refusal={add.refusal ?? left} />
    </ActionForm>
  );
}
