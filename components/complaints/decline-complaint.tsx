"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { useActionForm } from "@/components/press/use-action-form";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { declineComplaintAction } from "@/lib/features/complaints/actions";

type DeclineProps = { complaintId: number; name: string; day: PlainDate };

/** No credit, with a sentence that the customer reads. */
export function DeclineComplaint({ complaintId, name, day }: DeclineProps) {
  const t = useTranslations("complaints.office");
  return (
    <FormDialog
      button={
        <>
          {t("decline")}
          <span className="sr-only">{name}</span>
        </>
      }
      size="sm"
      title={t("declineTitle", { name, day: formatDay(day, "short") })}
      description={t("declineDescription")}
    >
      {(close) => <SentenceForm complaintId={complaintId} onDone={close} />}
    </FormDialog>
  );
}

function SentenceForm({ complaintId, onDone }: { complaintId: number; onDone: () => void }) {
  const t = useTranslations("complaints.office");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/complaints/schema").then(({ declineComplaintSchema }) => declineComplaintSchema),
    action: declineComplaintAction,
    keepAs: `decline-complaint:${complaintId}`,
    defaultValues: { complaintId, sentence: "" },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: onDone,
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>{t("decline")}</SubmitButton>}>
      <TextAreaField
        control={state.control}
        name="sentence"
        label={t("sentence")}
        hint={t("sentenceHint")}
        rows={3}
        maxLength={500}
      />
    </ActionForm>
  );
}
