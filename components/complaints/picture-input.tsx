"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { FieldValues } from "react-hook-form";
import { FieldFrame, useField, type FieldProps } from "@/components/form/field";
import { shrinkPicture } from "@/components/plans/shrink-picture";
import { cn } from "@/components/ui/cn";
import { controlClasses, fileButton } from "@/components/ui/control";

/** A picture of what was wrong, made small before it is sent. */
export function PictureInput<I extends FieldValues>(props: FieldProps<I>) {
  const hint = useTranslations("complaints.tell")("pictureHint");
  const { id, field, error, parts, aria } = useField({ ...props, hint, optional: true });
  const { ref, name, onBlur, onChange } = field;
  const latest = useRef<File | undefined>(undefined);
  const choose = (file: File | undefined) => {
    onChange(file);
    latest.current = file;
    if (!file) return;
    void shrinkPicture(file).then((small) => {
      if (latest.current === file && small !== file) onChange(small);
    });
  };
  return (
    <FieldFrame id={id} label={props.label} hint={hint} error={error} parts={parts}>
      <input
        id={id}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        {...aria}
        name={name}
        ref={ref}
        onBlur={onBlur}
        onChange={(event) => choose(event.target.files?.[0])}
        className={cn(controlClasses, fileButton, "cursor-pointer")}
      />
    </FieldFrame>
  );
}
