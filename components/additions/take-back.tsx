"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { dropDayAddressAction, takeOffTiffinsAction } from "@/lib/features/additions/actions";

/** Takes off what was added together, with a reason. `about`: what it is, for the window and for those who hear the page. */
export function TakeOff({ ids, about }: { ids: number[]; about: string }) {
  const t = useTranslations("additions.takeOff");
  return (
    <FormDialog
      button={<Label text={t("button")} about={about} />}
      size="sm"
      title={t("title")}
      description={about}
    >
      {(close) => <TakeOffForm ids={ids} onDone={close} />}
    </FormDialog>
  );
}

function TakeOffForm({ ids, onDone }: { ids: number[]; onDone: () => void }) {
  const t = useTranslations("additions.takeOff");
  const state = useActionForm({
    schema: () => import("@/lib/features/additions/schema").then(({ takeOffSchema }) => takeOffSchema),
    action: takeOffTiffinsAction,
    keepAs: `take-off:${ids.join("-")}`,
    defaultValues: { ids, reason: "" },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: onDone,
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>{t("submit")}</SubmitButton>}>
      <TextField control={state.control} name="reason" label={t("reason")} maxLength={500} />
    </ActionForm>
  );
}

/** Takes back where a meal goes, with a reason. */
export function DropAddress({ id, about }: { id: number; about: string }) {
  const t = useTranslations("additions.drop");
  return (
    <FormDialog
      button={<Label text={t("button")} about={about} />}
      size="sm"
      title={t("title")}
      description={about}
    >
      {(close) => <DropForm id={id} onDone={close} />}
    </FormDialog>
  );
}

function DropForm({ id, onDone }: { id: number; onDone: () => void }) {
  const t = useTranslations("additions.drop");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/additions/schema").then(({ dropAddressSchema }) => dropAddressSchema),
    action: dropDayAddressAction,
    keepAs: `drop-address:${id}`,
    defaultValues: { id, reason: "" },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: onDone,
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>{t("submit")}</SubmitButton>}>
      <TextField control={state.control} name="reason" label={t("reason")} maxLength={500} />
    </ActionForm>
  );
}

function Label({ text, about }: { text: string; about: string }) {
  return (
    <>
      {text}
      <span className="sr-only">: {about}</span>
    </>
  );
}
