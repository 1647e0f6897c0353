"use client";

import { useEffect, useRef, useState } from "react";
import {
  useForm,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
} from "react-hook-form";
import { usePlainAnswer } from "@/components/plain/use-plain-answer";
import { keepWords } from "@/components/fresh/last-word";
import type { PlainForm } from "@/lib/answers/plain-answer";
import { useLazyResolver, type LazySchema } from "@/components/plain/lazy-schema";
import { useKeptForm, type KeptForm } from "./use-kept-form";
import { useRefusalWords, useUnheardWords, type OwnWords, type Refusal } from "./refusal";
import { useServerCall, type Action, type Refused } from "./server-call";

type Options<I extends FieldValues, O, V, E extends string> = {
  /** The action's own schema: the browser refuses the same input as the server, at the same field. It comes when it is needed. */
  schema: LazySchema<I, O>;
  action: Action<V, E>;
  /** The same for a form that the browser sends itself, before or without the page's script. */
  plain?: PlainForm<E>;
  defaultValues: DefaultValues<I>;
  /** `sent` is what the action was given: more may have been typed since. */
  onSuccess: (value: V, sent: I) => void;
  /** Called at each press: clears what an earlier one reported, or a refusal would stand beside it. */
  onTry?: () => void;
  /** A refusal that only asks for one more field, which `isAsked` then shows: nothing was wrong. */
  asks?: E;
  /** The field at which a refusal is shown; without one it is shown above the button. */
  refusalField?: Partial<Record<E, FieldPath<I>>>;
  /**
   * Names the form in this tab: what was typed, and an unanswered press, survive a reload. `null`: what
   * its press does must be done again, as a log-in must.
   */
  keepAs: string | null;
  /** Also keeps what was typed and never sent: for a long form that people leave to look something up. */
  isDraft?: boolean;
};

export type ActionFormState<I extends FieldValues> = {
  form: UseFormReturn<I>;
  control: UseFormReturn<I>["control"];
  /** The form's action while the page's script hasn't loaded. */
  sendPlain?: (sent: FormData) => void;
  submit: (event?: React.BaseSyntheticEvent) => void;
  pending: boolean;
  refusal: Refusal | null;
  /** Whether the refusal named by `asks` has come. */
  isAsked: boolean;
};

/**
 * A form for one action. What was typed stays through every refusal; each message is shown at its field and the first bad
 * field gets the focus. Sends what was typed, untransformed: the action parses it again.
 */
export function useActionForm<I extends FieldValues, O, V, E extends string>(
  options: Options<I, O, V, E> & OwnWords<E>,
): ActionFormState<I> {
  const words = useRefusalWords<E>(options.refusalText);
  const opened = useOpenedForm(options, words);
  const { form, kept, refusal, setRefusal, isAsked, setAsked, sendPlain } = opened;

  function onRefused(refused: Refused<E>): void {
    if (options.asks !== undefined && refused.error === options.asks) return setAsked(true);
    const spoken = words(refused);
    keepForNextPage(refused, spoken, kept);
    const field = fieldOf(options.refusalField, refused.error);
    if (field) form.setError(field, { type: "refusal", message: spoken.text }, { shouldFocus: true });
    else if (!markFields(form, refused.fields ?? {})) setRefusal(spoken);
  }

  const { send, pending } = useSending(options, opened, onRefused);
  function submit(event?: React.BaseSyntheticEvent): void {
    options.onTry?.();
    void form.handleSubmit(send)(event);
  }
  return { form, control: form.control, submit, sendPlain, pending, refusal, isAsked };
}

type Opened<I extends FieldValues> = {
  form: UseFormReturn<I, unknown, I>;
  kept: KeptForm;
  setRefusal: (refusal: Refusal | null) => void;
};

/** The form as its page opens: with what was typed, and what the server said, before. */
function useOpenedForm<I extends FieldValues, O, V, E extends string>(
  { schema, plain, defaultValues, asks, refusalField, keepAs, isDraft }: Options<I, O, V, E>,
  words: ReturnType<typeof useRefusalWords<E>>,
) {
  const fieldNames = Object.keys(defaultValues);
  const said = usePlainAnswer<I, E>(plain, { fieldNames, refusalField, asks, words });
  const { resolver, load } = useLazyResolver(schema);
  const form = useForm<I, unknown, I>({
    resolver,
    defaultValues: { ...defaultValues, ...said.typed },
    errors: said.errors,
  });
  const { subscribe } = form;
  useEffect(
    () => subscribe({ formState: { values: true, touchedFields: true }, callback: load }),
    [subscribe, load],
  );
  const [refusal, setRefusal] = useState<Refusal | null>(said.refusal);
  const [isAsked, setAsked] = useState(said.isAsked);
  const keeping = { keepAs: keepAs ?? undefined, isDraft, isAnswered: said.isAnswered };
  const kept = useKeptForm(form, keeping, () => setRefusal(words({ error: "updated" })));
  return { form, kept, refusal, setRefusal, isAsked, setAsked, sendPlain: said.send };
}

function useSending<I extends FieldValues, O, V, E extends string>(
  options: Options<I, O, V, E>,
  { form, kept, setRefusal }: Opened<I>,
  onRefused: (refused: Refused<E>) => void,
) {
  const unheard = useUnheardWords();
  const sent = useRef<I | null>(null);
  const onSuccess = (value: V) => {
    kept.forget();
    setRefusal(null);
    options.onSuccess(value, sent.current ?? form.getValues());
  };
  const onUnheard = () => {
    kept.keep();
    setRefusal(unheard);
  };
  const handlers = { onSuccess, onRefused, onUnheard, keepAs: options.keepAs ?? undefined };
  const { call, pending } = useServerCall(options.action, handlers);
  const send = (values: I) => {
    setRefusal(null);
    sent.current = { ...values };
    call(values);
  };
  return { send, pending };
}

function keepForNextPage(refused: { error: string }, { isStale, text }: Refusal, kept: KeptForm): void {
  if (isStale) keepWords(text);
  if (refused.error === "signed-out" || refused.error === "updated") kept.keep();
  if (refused.error === "updated") kept.loadAnew();
}

function fieldOf<I extends FieldValues>(
  fields: Partial<Record<string, FieldPath<I>>> | undefined,
  error: string,
) {
  return fields?.[error];
}

/** Puts each message at its field and the focus in the first; false when none of the names is a field of this form. */
function markFields<I extends FieldValues>(form: UseFormReturn<I>, fields: Record<string, string>): boolean {
  const values = form.getValues();
  const isField = (name: string): name is FieldPath<I> => name in values;
  let marked = false;
  for (const [path, message] of Object.entries(fields)) {
    const name = path.split(".")[0] ?? path;
    if (!isField(name)) continue;
    form.setError(name, { type: "server", message }, { shouldFocus: !marked });
    marked = true;
  }
  return marked;
}
