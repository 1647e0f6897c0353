"use client";

import { useState } from "react";
import type { FieldValues } from "react-hook-form";
import type { Meanwhile } from "@/lib/domain/meanwhile";
import type { Refusal } from "@/components/press/refusal";
import type { Action } from "@/components/press/server-call";
import type { ActionFormState } from "@/components/press/use-action-form";

/** An action that edits a row, and what it was refused with when the version was stale. */
export type StaleWatch<V, E extends string> = {
  action: Action<V, E>;
  meanwhile: Meanwhile | null;
  forget: () => void;
  /** The form's state without the refusal that `StaleAlert` explains in full. */
  quiet: <S extends { refusal: Refusal | null }>(state: S) => S;
};

/** A field that somebody else changed since the form was opened. */
export type ChangedField = { name: string; was: string; now: string; mine: string };

export type StaleEdit = Pick<Meanwhile, "by" | "isOwn" | "at"> & {
  changed: ChangedField[];
  keepMine: () => void;
  takeTheirs: () => void;
};

/** Give the returned action to the form, and both to `useStaleEdit`. */
export function useStaleWatch<V, E extends string>(action: Action<V, E | "stale">): StaleWatch<V, E> {
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const [wasStale, setWasStale] = useState(false);
  const watched: Action<V, E> = async (...sent) => {
    const result = await action(...sent);
    const told = result.ok ? null : (result.meanwhile ?? null);
    setMeanwhile(told);
    setWasStale(told !== null);
    return result;
  };
  return {
    action: watched,
    meanwhile,
    forget: () => setMeanwhile(null),
    quiet: (state) => (wasStale ? { ...state, refusal: null } : state),
  };
}

/**
 * What changed since the form was opened, once a save was refused because of it. What was typed stays: `keepMine` saves
 * the touched fields over theirs and leaves the others as they are now, `takeTheirs` shows everything as it is now.
 */
export function useStaleEdit<I extends FieldValues & { version?: number }, V, E extends string>(
  { meanwhile, forget }: StaleWatch<V, E>,
  { form, submit, pending }: Pick<ActionFormState<I>, "form" | "submit" | "pending">,
): StaleEdit | null {
  const { defaultValues: opened = {} } = form.formState;
  if (!meanwhile || pending) return null;
  const { now, version, by, isOwn, at } = meanwhile;
  const mine = form.getValues();
  const fields = Object.entries(now).map(([name, text]) => changedField(name, text, opened, mine));

  function takeTheirs(): void {
    forget();
    form.reset({ ...mine, ...now, version });
  }

  function keepMine(): void {
    const untouched = fields.flatMap((field) => (field.mine === field.was ? [[field.name, field.now]] : []));
    takeTheirs();
    form.reset({ ...mine, ...Object.fromEntries(untouched), version }, { keepDefaultValues: true });
    submit();
  }

  return { by, isOwn, at, changed: fields.filter((field) => field.was !== field.now), keepMine, takeTheirs };
}

function changedField(name: string, now: string, opened: FieldValues, typed: FieldValues): ChangedField {
  const text = (values: FieldValues) => String(values[name] ?? "");
  return { name, now, was: text(opened), mine: text(typed) };
}
