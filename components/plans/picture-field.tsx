"use client";

import Image from "next/image";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { FieldValues } from "react-hook-form";
import { FieldFrame, useField, type FieldProps } from "@/components/form/field";
import { PictureFile } from "@/components/pictures/picture-file";

/** A picture of a dish. `current` is the file name of the one shown now. */
export function PictureField<I extends FieldValues>(props: FieldProps<I> & { current: string | null }) {
  const t = useTranslations("adminPlans.form");
  const hint = t(props.current ? "pictureReplace" : "pictureHint");
  const { id, field, error, parts, aria } = useField({ ...props, hint, optional: true });
  const { ref, name, onBlur, onChange } = field;
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => () => (chosen ? URL.revokeObjectURL(chosen) : undefined), [chosen]);
  const shown = chosen ?? (props.current ? `/uploads/dishes/${props.current}` : null);
  return (
    <FieldFrame
      id={id}
      label={props.label}
      hint={hint}
      error={error}
      parts={parts}
      className={props.className}
    >
      {shown ? (
        <Image
          unoptimized
          src={shown}
          alt={t(chosen ? "pictureNew" : "pictureNow")}
          width={240}
          height={160}
          onError={() => setChosen(null)}
          className="h-40 w-60 rounded-control border border-line object-cover"
        />
      ) : null}
      <PictureFile
        id={id}
        {...aria}
        name={name}
        ref={ref}
        onBlur={onBlur}
        onChange={onChange}
        onChoose={(file) => setChosen(file ? URL.createObjectURL(file) : null)}
      />
    </FieldFrame>
  );
}
