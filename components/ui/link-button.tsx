import type { LinkProps } from "next/link";
import { Link } from "./link";
import { buttonVariants, type ButtonVariants } from "./button";
import { cn } from "./cn";

type LinkButtonProps<R> = LinkProps<R> & ButtonVariants;

/** A link that looks like a button. It goes somewhere; what changes something is a `Button`. */
export function LinkButton<R>({ className, variant, size, ...props }: LinkButtonProps<R>) {
  return <Link className={cn(buttonVariants({ variant, size }), className)} {...props} />;
}
