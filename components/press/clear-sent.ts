import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";

/** Empties the fields that were sent; what has been typed since stays. */
export function clearSent<I extends FieldValues>(
  form: Pick<UseFormReturn<I>, "getValues" | "resetField">,
  sent: I,
  fields: readonly FieldPath<I>[],
): void {
  for (const field of fields) if (form.getValues(field) === sent[field]) form.resetField(field);
}
