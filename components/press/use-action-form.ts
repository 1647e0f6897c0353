"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import {
  useForm,
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
} from "react-hook-form";
import type { z } from "zod";
import { usePlainAnswer } from "@/components/plain/use-plain-answer";
import { keepWords } from "@/components/fresh/last-word";
import { issueKey } from "@/lib/answers/issue-key";
import type { PlainForm } from "@/lib/answers/plain-answer";
import { useKeptForm } from "./use-kept-form";
import { useRefusalWords, useUnheardWords, type OwnWords, type Refusal } from "./refusal";
import { useServerCall, type Action, type Refused } from "./server-call";

type Options<I extends FieldValues, O, V, E extends string> = {
  /** The action's own schema: the browser refuses the same input as the server, at the same field. */
  schema: z.ZodType<O, I>;
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
  const { plain, refusalField, isDraft, asks } = options;
  const fieldNames = Object.keys(options.defaultValues);
  const said = usePlainAnswer<I, E>(plain, { fieldNames, refusalField, asks, words });
  const form = useForm<I, unknown, I>({
    resolver: zodResolver(options.schema, { error: issueKey }, { raw: true }),
    defaultValues: { ...options.defaultValues, ...said.typed },
    errors: said.errors,
  });
  const [refusal, setRefusal] = useState<Refusal | null>(said.refusal);
  const [isAsked, setAsked] = useState(said.isAsked);
  const unheard = useUnheardWords();
  const keepAs = options.keepAs ?? undefined;
  const kept = useKeptForm(form, { keepAs, isDraft, isAnswered: said.isAnswered }, () =>
    setRefusal(words({ error: "updated" })),
  );

  function onRefused(refused: Refused<E>): void {
    if (asks !== undefined && refused.error === asks) return setAsked(true);
    const spoken = words(refused);
    if (spoken.isStale) keepWords(spoken.text);
    if (refused.error === "signed-out" || refused.error === "updated") kept.keep();
    if (refused.error === "updated") kept.loadAnew();
    const field = fieldOf(refusalField, refused.error);
    if (field) form.setError(field, { type: "refusal", message: spoken.text }, { shouldFocus: true });
    else if (!markFields(form, refused.fields ?? {})) setRefusal(spoken);
  }

  const sent = useRef<I | null>(null);
  function onSuccess(value: V): void {
    kept.forget();
    setRefusal(null);
    options.onSuccess(value, sent.current ?? form.getValues());
  }

  const onUnheard = () => {
    kept.keep();
    setRefusal(unheard);
  };
  const { call, pending } = useServerCall(options.action, { onSuccess, onRefused, onUnheard, keepAs });
  function send(values: I): void {
    setRefusal(null);
    sent.current = { ...values };
    call(values);
  }
  function submit(event?: React.BaseSyntheticEvent): void {
    options.onTry?.();
    void form.handleSubmit(send)(event);
  }
  return { form, control: form.control, submit, sendPlain: said.send, pending, refusal, isAsked };
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
