import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonVariants, type ButtonVariants } from "./button";
import { cn } from "./cn";

type LinkButtonProps = ComponentProps<typeof Link> & ButtonVariants;

/** A link that looks like a button. It goes somewhere; what changes something is a `Button`. */
export function LinkButton({ className, variant, size, ...props }: LinkButtonProps) {
  return <Link className={cn(buttonVariants({ variant, size }), className)} {...props} />;
}
