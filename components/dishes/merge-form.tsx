"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { mergeDishesAction } from "@/lib/features/dishes/actions";

type Dish = { id: number; name: string };
type MergeFormProps = { dish: Dish & { version: number }; others: readonly Dish[] };

/** Makes a dish that is written in two ways one, after asking. */
export function MergeForm({ dish, others }: MergeFormProps) {
  const t = useTranslations("dishes");
  const router = useRouter();
  const [asked, setAsked] = useState<string | null>(null);
  const state = useActionForm({
    schema: () => import("@/lib/features/dishes/schema").then(({ mergeSchema }) => mergeSchema),
    action: mergeDishesAction,
    keepAs: `dish-merge:${dish.id}`,
    defaultValues: { dishId: dish.id, version: dish.version, intoId: "" },
    onSuccess: ({ dishId }) => router.push(`/admin/dishes?saved=${dishId}`),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "same-dish": "intoId" },
  });

  function askFirst(event?: React.BaseSyntheticEvent): void {
    const chosen = others.find(({ id }) => String(id) === state.form.getValues("intoId"));
    if (!chosen) return state.submit(event);
    event?.preventDefault();
    setAsked(chosen.name);
  }

  return (
    <ActionForm
      state={{ ...state, submit: askFirst }}
      className="max-w-2xl"
      footer={<SubmitButton pending={state.pending}>{t("merge.submit")}</SubmitButton>}
    >
      <SelectField
        control={state.control}
        name="intoId"
        label={t("merge.into")}
        hint={t("merge.hint", { name: dish.name })}
        options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <MergeQuestion
        from={dish.name}
        into={asked}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          setAsked(null);
          state.submit();
        }}
      />
    </ActionForm>
  );
}

type MergeQuestionProps = { from: string; into: string | null; onClose: () => void; onConfirm: () => void };

function MergeQuestion({ from, into, onClose, onConfirm }: MergeQuestionProps) {
  const t = useTranslations("dishes.merge");
  if (into === null) return null;
  return (
    <AlertDialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <AlertDialogContent>
        <AlertDialogTitle>{t("title", { name: from, other: into })}</AlertDialogTitle>
        <AlertDialogDescription>{t("description", { name: from, other: into })}</AlertDialogDescription>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline">{t("back")}</Button>
          </AlertDialogCancel>
          <Button onClick={onConfirm}>{t("confirm", { name: from, other: into })}</Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
