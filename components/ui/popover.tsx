"use client";

import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { ScriptedButton } from "./scripted-button";

export const Popover = Primitive.Root;

export function PopoverTrigger(props: ComponentProps<"button">) {
  return (
    <Primitive.Trigger asChild>
      <ScriptedButton {...props} />
    </Primitive.Trigger>
  );
}

export function PopoverContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={6}
        align="start"
        collisionPadding={12}
        className={cn(
          "z-50 rounded-card border border-line bg-surface-raised p-3 shadow-float duration-150 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}
