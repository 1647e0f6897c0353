import { useEffect, useEffectEvent, useRef } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { loadPageAnew } from "./line";
import { forgetTyped, keepTyped, noteUpdate, takeUpdate, typedOf } from "./kept";

type Keeping = {
  keepAs: string | undefined;
  isDraft?: boolean;
  /** The page itself already brings what was typed last. */
  isAnswered?: boolean;
};

export type KeptForm = {
  keep: () => void;
  forget: () => void;
  /** Once only: a page that is still older than the server after that would reload for ever. */
  loadAnew: () => void;
};

/**
 * Keeps what was typed in this tab, and restores it when the form is next opened. `isDraft`: also what was never sent.
 * `onUpdated`: the page reloaded itself, because the previous one was older than the server.
 */
export function useKeptForm<I extends FieldValues>(
  form: UseFormReturn<I>,
  keeping: Keeping,
  onUpdated: () => void,
): KeptForm {
  const { keepAs } = keeping;
  const isAnew = useRef(false);
  useTypedBefore(form, keeping, () => {
    isAnew.current = true;
    onUpdated();
  });
  useDraft(form, keeping);
  return {
    keep: () => keepTyped(keepAs, form.getValues()),
    forget: () => forgetTyped(keepAs),
    loadAnew: () => {
      if (isAnew.current) return;
      if (keepAs) noteUpdate(keepAs);
      loadPageAnew();
    },
  };
}

/** Puts back what this tab kept, once, when the form opens. */
function useTypedBefore<I extends FieldValues>(
  form: UseFormReturn<I>,
  { keepAs, isAnswered = false }: Keeping,
  onUpdated: () => void,
): void {
  const putBack = useEffectEvent(() => {
    const typed = isAnswered ? {} : typedOf<I>(keepAs);
    if (Object.keys(typed).length > 0) {
      form.reset({ ...form.getValues(), ...typed }, { keepDefaultValues: true });
    }
    if (takeUpdate(keepAs)) onUpdated();
  });
  useEffect(() => putBack(), []);
}

function useDraft<I extends FieldValues>(
  { subscribe }: UseFormReturn<I>,
  { keepAs, isDraft = false }: Keeping,
): void {
  useEffect(() => {
    if (!isDraft) return;
    return subscribe({ formState: { values: true }, callback: ({ values }) => keepTyped(keepAs, values) });
  }, [subscribe, isDraft, keepAs]);
}
