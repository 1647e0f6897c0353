"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FieldValues } from "react-hook-form";
import { Input } from "@/components/ui/input";
import { ScriptedButton } from "@/components/ui/scripted-button";
import { FieldFrame, useField, type FieldProps } from "./field";

type PasswordFieldProps<I extends FieldValues, O = I> = FieldProps<I, O> & {
  autoComplete: "current-password" | "new-password";
};

export function PasswordField<I extends FieldValues, O = I>(props: PasswordFieldProps<I, O>) {
  const { label, disabled, className, autoComplete } = props;
  const [shown, setShown] = useState(false);
  const t = useTranslations("common.actions");
  const { id, field, error, hint, parts, aria } = useField(props);
  const Icon = shown ? EyeOff : Eye;
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} parts={parts} className={className}>
      <div className="relative">
        <Input
          id={id}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          {...aria}
          {...field}
          value={field.value ?? ""}
          disabled={disabled}
          className="pe-12"
        />
        {/* Its name is text, not aria-label: looking the field up by its label must find only the field. */}
        <ScriptedButton
          onClick={() => setShown(!shown)}
          disabled={disabled}
          className="absolute inset-y-0 end-0 inline-flex w-11 items-center justify-center rounded-control text-ink-soft hover:text-ink"
        >
          <Icon aria-hidden className="size-5" />
          <span className="sr-only">{t(shown ? "hidePassword" : "showPassword")}</span>
        </ScriptedButton>
      </div>
    </FieldFrame>
  );
}
