import { CircleAlert, CircleCheck, CirclePause, Info, type LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

type AlertTone = "info" | "good" | "bad" | "paused";

const tones: Record<AlertTone, { box: string; icon: string; Icon: LucideIcon }> = {
  info: { box: "border-accent/30 bg-accent-soft", icon: "text-accent", Icon: Info },
  good: { box: "border-good/30 bg-good-soft", icon: "text-good", Icon: CircleCheck },
  bad: { box: "border-bad/30 bg-bad-soft", icon: "text-bad", Icon: CircleAlert },
  paused: { box: "border-paused/30 bg-paused-soft", icon: "text-paused", Icon: CirclePause },
};

type AlertProps = Omit<ComponentProps<"div">, "title"> & { tone?: AlertTone; title?: string };

/** A sentence that matters here. Give `role="alert"` or `role="status"` only to what appears after the page did. */
export function Alert({ tone = "info", title, className, children, ...props }: AlertProps) {
  const { box, icon, Icon } = tones[tone];
  return (
    <div className={cn("flex gap-3 rounded-card border px-4 py-3 text-ink", box, className)} {...props}>
      <Icon aria-hidden className={cn("mt-0.5 size-5 shrink-0", icon)} />
      <div className="min-w-0 grow space-y-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
