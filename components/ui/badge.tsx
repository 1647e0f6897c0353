import { cva, type VariantProps } from "class-variance-authority";
import { Check, Circle, CircleAlert, CirclePause, Clock, type LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const badgeVariants = cva(
  "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm leading-5 font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-surface-sunken text-ink-soft",
        accent: "bg-accent-soft text-accent",
        good: "bg-good-soft text-good",
        bad: "bg-bad-soft text-bad",
        paused: "bg-paused-soft text-paused",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type Tone = NonNullable<VariantProps<typeof badgeVariants>["tone"]>;

const shapes: Record<Tone, LucideIcon> = {
  neutral: Circle,
  accent: Clock,
  good: Check,
  bad: CircleAlert,
  paused: CirclePause,
};

type BadgeProps = ComponentProps<"span"> & { tone?: Tone; icon?: LucideIcon };

/** A state: always a shape and a word, never just a colour. */
export function Badge({ tone = "neutral", icon, className, children, ...props }: BadgeProps) {
  const Icon = icon ?? shapes[tone];
  return (
    <span className={cn(badgeVariants({ tone }), className)} {...props}>
      <Icon aria-hidden />
      {children}
    </span>
  );
}
