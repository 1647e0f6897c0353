import { useCallback, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { ControllerRenderProps, FieldValues } from "react-hook-form";

type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Builds a field's value from what its controls hold; undefined where there is nothing to go by, as with files. */
export type ReadTyped = (typed: readonly string[]) => unknown;

const onlyOne: ReadTyped = ([typed]) => typed;

/**
 * On a slow line a form is shown, and typed into, before its code has loaded; and browsers fill in logins by themselves.
 * Such input is only in the document, where React would overwrite it: it is taken over as typed. Returns the ref for the
 * field's control, or the first of them.
 */
export function useTypedEarly<I extends FieldValues>(
  { ref: register, name, value, onChange }: ControllerRenderProps<I>,
  read: ReadTyped = onlyOne,
): (control: FormControl | null) => void {
  const first = useRef<FormControl | null>(null);
  const takeOver = useEffectEvent(() => {
    const form = first.current?.form;
    if (!form || first.current?.matches(":disabled")) return;
    const held = new FormData(form).getAll(name);
    const typed = read(held.filter((one) => typeof one === "string"));
    if (typed !== undefined && String(typed) !== String(value ?? "")) onChange(typed);
  });
  useLayoutEffect(() => takeOver(), []);
  return useCallback(
    (control: FormControl | null) => {
      first.current = control;
      register(control);
    },
    [register],
  );
}
