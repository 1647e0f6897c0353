"use client";

import { AlertDialog as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { overlayClasses, windowClasses } from "./dialog";

/** Asks before something that can't be taken back. `DialogFooter` of dialog.tsx holds its buttons. */
export const AlertDialog = Primitive.Root;
export const AlertDialogTrigger = Primitive.Trigger;
export const AlertDialogCancel = Primitive.Cancel;

export function AlertDialogContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content className={cn(windowClasses, "sm:max-w-md", className)} {...props} />
    </Primitive.Portal>
  );
}

export function AlertDialogTitle({ className, ...props }: ComponentProps<typeof Primitive.Title>) {
  return <Primitive.Title className={cn("text-xl leading-7 font-semibold", className)} {...props} />;
}

export function AlertDialogDescription(props: ComponentProps<typeof Primitive.Description>) {
  const { className, ...rest } = props;
  return <Primitive.Description className={cn("mt-2 text-ink-soft", className)} {...rest} />;
}
