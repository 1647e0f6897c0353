import type { LinkProps } from "next/link";
import { Link } from "./link";
import { cn } from "./cn";

/** How it looks, for a link that leaves the site. */
export const linkLook =
  "rounded-sm font-medium text-accent underline decoration-1 underline-offset-4 hover:decoration-2";

/** A link inside text or a table cell. */
export function TextLink<R>({ className, ...props }: LinkProps<R>) {
  return <Link className={cn(linkLook, className)} {...props} />;
}
