"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { TextAreaField } from "@/components/form/text-area-field";
import { useActionForm } from "@/components/press/use-action-form";
import { Button } from "@/components/ui/button";
import { COMPLAINT_KINDS, MAX_NOTE, type ComplaintKind } from "@/lib/domain/complaints/complaint";
import { formatDay } from "@/lib/domain/plain-date";
import type { TiffinToTell } from "@/lib/features/complaints/own";
import type { complainWithPicture } from "./complain-with-picture";
import { PictureInput } from "./picture-input";

type TellProps = { tiffin: TiffinToTell; onDone: () => void };

/** "Not there? Tell us", and then what was wrong: two presses. */
export function Tell({ tiffin, onDone }: TellProps) {
  const t = useTranslations("complaints.tell");
  const names = { plan: tiffin.planName, day: formatDay(tiffin.day, "short") };
  return (
    <FormDialog
      button={
        <>
          {t("button")}
          <span className="sr-only">{t("of", names)}</span>
        </>
      }
      size="sm"
      title={t("dialog", names)}
      description={t("description")}
    >
      {(close) => (
        <TellForm
          tiffin={tiffin}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    </FormDialog>
  );
}

const complainNow: typeof complainWithPicture = async (input, key) =>
  (await import("./complain-with-picture")).complainWithPicture(input, key);

function TellForm({ tiffin: { subscriptionId, day }, onDone }: TellProps) {
  const t = useTranslations("complaints");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/complaints/schema").then(({ complainFormSchema }) => complainFormSchema),
    action: complainNow,
    keepAs: `complain:${subscriptionId}:${day}`,
    defaultValues: { subscriptionId, day, kind: "missing", note: "", picture: undefined },
    refusalText: (error) => t(`tell.refusals.${error}`),
    onSuccess: onDone,
  });
  const say = (kind: ComplaintKind) => {
    state.form.setValue("kind", kind);
    state.submit();
  };
  return (
    <ActionForm state={state} footer={null}>
      <div className="grid gap-2 sm:grid-cols-2">
        {COMPLAINT_KINDS.map((kind) => (
          <Button key={kind} variant="outline" size="lg" loading={state.pending} onClick={() => say(kind)}>
            {t(`kinds.${kind}`)}
          </Button>
        ))}
      </div>
      <TextAreaField
        control={state.control}
        name="note"
        label={t("tell.note")}
        hint={t("tell.noteHint")}
        optional
        rows={2}
        maxLength={MAX_NOTE}
      />
      <PictureInput control={state.control} name="picture" label={t("tell.picture")} />
    </ActionForm>
  );
}
