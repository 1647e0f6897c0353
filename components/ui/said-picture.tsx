import { ImageIcon } from "lucide-react";
import { cn } from "./cn";
import { linkLook } from "./text-link";

/** Opens a picture beside what was said: each look is counted, so lists don't show it by themselves. */
export function SaidPicture({ picture, label }: { picture: string; label: string }) {
  return (
    <a
      href={`/pictures/${picture}`}
      target="_blank"
      rel="noreferrer"
      className={cn(linkLook, "inline-flex min-h-8 items-center gap-1.5 text-sm")}
    >
      <ImageIcon aria-hidden className="size-4" />
      {label}
    </a>
  );
}
