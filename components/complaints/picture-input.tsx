"use client";

import { useTranslations } from "next-intl";
import type { FieldValues } from "react-hook-form";
import { FieldFrame, useField, type FieldProps } from "@/components/form/field";
import { PictureFile } from "@/components/pictures/picture-file";

/** A picture of what was wrong. */
export function PictureInput<I extends FieldValues>(props: FieldProps<I>) {
  const hint = useTranslations("complaints.tell")("pictureHint");
  const { id, field, error, parts, aria } = useField({ ...props, hint, optional: true });
  const { ref, name, onBlur, onChange } = field;
  return (
    <FieldFrame id={id} label={props.label} hint={hint} error={error} parts={parts}>
      <PictureFile id={id} {...aria} name={name} ref={ref} onBlur={onBlur} onChange={onChange} />
    </FieldFrame>
  );
}
