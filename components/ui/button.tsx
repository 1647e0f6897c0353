import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./cn";
import { ScriptedButton, type PlainField } from "./scripted-button";

export const buttonVariants = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-control text-base font-medium whitespace-nowrap transition-colors select-none disabled:opacity-50 aria-disabled:opacity-60 disabled:cursor-not-allowed aria-disabled:cursor-progress [&_svg]:size-5 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        default: "bg-accent text-on-accent enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover",
        secondary: "bg-surface-sunken text-ink hover:bg-line",
        outline: "border border-line-strong bg-surface-raised text-ink hover:bg-surface-sunken",
        ghost: "text-ink hover:bg-surface-sunken",
        destructive: "bg-bad text-on-accent hover:bg-bad-hover",
        link: "text-accent underline decoration-1 underline-offset-4 hover:decoration-2",
      },
      size: {
        default: "min-h-11 px-4 py-2",
        sm: "min-h-9 px-3 py-1 text-sm [&_svg]:size-4",
        lg: "min-h-12 px-6 py-2.5 text-lg",
        icon: "size-11",
        "icon-sm": "size-9 [&_svg]:size-4",
      },
    },
    compoundVariants: [{ variant: "link", className: "px-0" }],
    defaultVariants: { variant: "default", size: "default" },
  },
);

export type ButtonVariants = VariantProps<typeof buttonVariants>;

type ButtonProps = ComponentProps<"button"> &
  ButtonVariants & {
    /** Shows a spinner and swallows clicks; the name and the focus stay where they were. */
    loading?: boolean;
    /** Of a button that isn't its form's own: what the browser sends until the page's code has loaded. */
    plain?: PlainField | undefined;
  };

function swallow(event: MouseEvent<HTMLButtonElement>): void {
  event.preventDefault();
}

/** A submit button works even without the page's code, unless its form says otherwise; any other button needs that code. */
export function Button(props: ButtonProps) {
  const { className, variant, size, loading, children, type = "button", plain, ...rest } = props;
  const classes = cn(buttonVariants({ variant, size }), className);
  const busy = loading ? { "aria-disabled": true, "aria-busy": true, onClick: swallow } : {};
  const shared = { type, className: classes, ...rest, ...busy };
  const content = (
    <>
      {loading ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </>
  );
  if (type === "submit") return <button {...shared}>{content}</button>;
  return (
    <ScriptedButton {...shared} plain={plain}>
      {content}
    </ScriptedButton>
  );
}
