"use client";

import { useActionState, useState } from "react";
import type { FieldErrors, FieldPath, FieldValues } from "react-hook-form";
import type { Refusal } from "@/components/press/refusal";
import type { PlainAnswer, PlainForm, Typed } from "@/lib/answers/plain-answer";

type Reading<I extends FieldValues, E extends string> = {
  fieldNames: readonly string[];
  refusalField?: Partial<Record<E, FieldPath<I>>>;
  asks?: E | undefined;
  words: (answer: PlainAnswer<E>) => Refusal;
};

type Said<I extends FieldValues> = { typed: Typed; errors?: FieldErrors<I>; refusal: Refusal | null };

const nothing = () => Promise.resolve(null);

/**
 * The outcome of a form that the browser sent without script: the answering page shows it, in the same words and places as
 * the page's script would. `send` is the form's action until that script has loaded.
 */
export function usePlainAnswer<I extends FieldValues, E extends string>(
  plain: PlainForm<E> | undefined,
  reading: Reading<I, E>,
) {
  const [answer, send] = useActionState<PlainAnswer<E> | null, FormData>(plain ?? nothing, null);
  const [said] = useState<Said<I>>(() => (answer ? sayIn(answer, reading) : { typed: {}, refusal: null }));
  const isAsked = answer !== null && answer.error === reading.asks;
  return { ...said, isAnswered: answer !== null, isAsked, send: plain ? send : undefined };
}

function sayIn<I extends FieldValues, E extends string>(
  answer: PlainAnswer<E>,
  { fieldNames, refusalField, asks, words }: Reading<I, E>,
): Said<I> {
  const { typed } = answer;
  if (answer.error === asks) return { typed, refusal: null };
  const spoken = words(answer);
  const fields: Partial<Record<string, string>> = refusalField ?? {};
  const field = fields[answer.error];
  if (field) return { typed, refusal: null, errors: asErrors<I>([[field, "refusal", spoken.text]]) };
  const wrong = Object.entries(answer.fields ?? {}).map(
    ([path, message]) => [path.split(".")[0] ?? path, "server", message] as const,
  );
  const known = wrong.filter(([name]) => fieldNames.includes(name));
  return known.length > 0 ? { typed, refusal: null, errors: asErrors<I>(known) } : { typed, refusal: spoken };
}

type Wrong = readonly [name: string, type: string, message: string];

function asErrors<I extends FieldValues>(wrong: readonly Wrong[]): FieldErrors<I> {
  const errors: object = Object.fromEntries(wrong.map(([name, type, message]) => [name, { type, message }]));
  return isOfFields<I>(errors) ? errors : {};
}

/** What `asErrors` makes names fields of the form alone. */
function isOfFields<I extends FieldValues>(errors: object): errors is FieldErrors<I> {
  return Object.values(errors).every((error) => typeof error === "object");
}
