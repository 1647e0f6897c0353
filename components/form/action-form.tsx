"use client";

import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { cn } from "@/components/ui/cn";
import { PressField } from "@/components/plain/press-field";
import { RefusalAlert } from "@/components/press/refusal-alert";
import type { ActionFormState } from "@/components/press/use-action-form";

type ActionFormProps<I extends FieldValues> = {
  state: ActionFormState<I>;
  /** Names the form for assistive technology, by the id of its heading. */
  labelledBy?: string;
  className?: string;
  children: ReactNode;
  /** The row of buttons; a refusal that belongs to no field is shown right above it. */
  footer: ReactNode;
};

/** The browser's own bubbles are off: messages appear at their fields and in our words. */
export function ActionForm<I extends FieldValues>(props: ActionFormProps<I>) {
  const { state, labelledBy, className, children, footer } = props;
  return (
    <form
      noValidate
      {...(state.sendPlain ? { action: state.sendPlain } : { method: "post" })}
      onSubmit={state.submit}
      aria-labelledby={labelledBy}
      aria-busy={state.pending}
      className={cn("flex flex-col gap-5", className)}
    >
      {state.sendPlain ? <PressField /> : null}
      {children}
      <RefusalAlert refusal={state.refusal} />
      <div className="flex flex-wrap items-center gap-3">{footer}</div>
    </form>
  );
}
