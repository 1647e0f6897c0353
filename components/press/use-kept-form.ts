import { useEffect, useEffectEvent, useRef } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { loadPageAnew } from "./line";
import { forgetTyped, keepTyped, noteUpdate, takeUpdate, typedOf } from "./kept";

type Keeping = {
  keepAs: string | undefined;
  isDraft?: boolean;
  /** The page itself brings what was typed last. */
  isAnswered?: boolean;
};

/**
 * Keeps what was typed in this tab, and puts it back when the form is opened the next time. `isDraft`: also what was never
 * sent. `onUpdated`: the page was loaded
 * anew by itself, because the one before was older than the server.
 */
export function useKeptForm<I extends FieldValues>(
  form: UseFormReturn<I>,
  { keepAs, isDraft = false, isAnswered = false }: Keeping,
  onUpdated: () => void,
) {
  const isAnew = useRef(false);
  const putBack = useEffectEvent(() => {
    const typed = isAnswered ? {} : typedOf<I>(keepAs);
    if (Object.keys(typed).length > 0) {
      form.reset({ ...form.getValues(), ...typed }, { keepDefaultValues: true });
    }
    if (!takeUpdate(keepAs)) return;
    isAnew.current = true;
    onUpdated();
  });
  useEffect(() => putBack(), []);
  const { subscribe } = form;
  useEffect(() => {
    if (!isDraft) return;
    return subscribe({ formState: { values: true }, callback: ({ values }) => keepTyped(keepAs, values) });
  }, [subscribe, isDraft, keepAs]);
  return {
    keep: () => keepTyped(keepAs, form.getValues()),
    forget: () => forgetTyped(keepAs),
    /** Once: a page that is older than the server after that, too, would be loaded for ever. */
    loadAnew: () => {
      if (isAnew.current) return;
      if (keepAs) noteUpdate(keepAs);
      loadPageAnew();
    },
  };
}
