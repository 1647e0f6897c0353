import { useEffect, useRef } from "react";
import type { FieldPath, FieldPathValue, FieldValues, UseFormReturn } from "react-hook-form";

/** What a form offers follows each refresh of the page while the form is open; what somebody has typed stays theirs. */
export function useOffered<I extends FieldValues, N extends FieldPath<I>>(
  { getValues, setValue }: Pick<UseFormReturn<I>, "getValues" | "setValue">,
  name: N,
  offered: FieldPathValue<I, N>,
): void {
  const before = useRef(offered);
  useEffect(() => {
    if (getValues(name) === before.current && before.current !== offered) setValue(name, offered);
    before.current = offered;
  }, [getValues, setValue, name, offered]);
}
