"use client";

import { CircleAlert } from "lucide-react";
import { useMessages, useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import {
  useController,
  type Control,
  type FieldError,
  type FieldPath,
  type FieldValues,
} from "react-hook-form";
import { useWordsPlace } from "@/components/fresh/last-word";
import { cn } from "@/components/ui/cn";
import { Label } from "@/components/ui/label";
import { readFieldError } from "@/lib/answers/field-error";
import type { Messages } from "@/lib/messages";
import { useTypedEarly, type ReadTyped } from "./use-typed-early";

/** What every field of a form takes. The label is the control's whole accessible name: `optional` and `hint` only describe. */
export type FieldProps<I extends FieldValues, O = I> = {
  control: Control<I, unknown, O>;
  name: FieldPath<I>;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  disabled?: boolean;
  className?: string;
};

/** The words for a schema's message, which is a key of errors.json. */
export function useErrorWords() {
  const t = useTranslations("errors");
  const { errors } = useMessages();
  const isKey = (key: string): key is keyof Messages["errors"] => Object.hasOwn(errors, key);
  return (message: string): string => {
    const { key, values } = readFieldError(message);
    return t(isKey(key) ? key : "invalid", values);
  };
}

/** A refusal at a field is already a sentence. */
function wordsOf(error: FieldError | undefined, words: (message: string) => string): string | null {
  if (!error) return null;
  const message = error.message ?? "";
  return error.type === "refusal" ? message : words(message);
}

/** One field's ids, error and description, ready to spread on its control. */
export function useField<I extends FieldValues, O = I>(props: FieldProps<I, O>, readTyped?: ReadTyped) {
  const id = useId();
  const { field: controlled, fieldState } = useController({ control: props.control, name: props.name });
  const field = { ...controlled, ref: useTypedEarly(controlled, readTyped) };
  const words = useErrorWords();
  const error = wordsOf(fieldState.error, words);
  useWordsPlace(error ?? undefined);
  const t = useTranslations("common.fields");
  const parts = { hint: `${id}-hint`, error: `${id}-error` };
  const said = props.hint ?? (props.optional ? t("optional") : undefined);
  // an error that says the same replaces it
  const hint = isIn(error, said) ? undefined : said;
  const describedBy = [hint ? parts.hint : "", error ? parts.error : ""].filter(Boolean).join(" ");
  const aria = {
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy === "" ? undefined : describedBy,
    "aria-required": props.optional ? undefined : true,
  };
  return { id, field, error, hint, parts, aria };
}

const isIn = (error: string | null, hint: ReactNode) =>
  error !== null && typeof hint === "string" && error.endsWith(hint.split(". ").at(-1) ?? hint);

type FrameProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  error: string | null;
  parts: { hint: string; error: string };
  className?: string;
  children: ReactNode;
};

/** Label above, hint and error below; nothing above the field moves when an error comes. */
export function FieldFrame({ id, label, hint, error, parts, className, children }: FrameProps) {
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <Label htmlFor={id}>{label}</Label>
      {children}
      <FieldNotes hint={hint} error={error} parts={parts} />
    </div>
  );
}

export function FieldNotes({ hint, error, parts }: Pick<FrameProps, "hint" | "error" | "parts">) {
  return (
    <>
      {error ? (
        <p id={parts.error} className="flex gap-1.5 text-sm text-bad">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      ) : null}
      {hint ? (
        <div id={parts.hint} className="text-sm text-ink-soft">
          {hint}
        </div>
      ) : null}
    </>
  );
}
