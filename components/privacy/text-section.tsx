import type { ReactNode } from "react";

type TextSectionProps = { id: string; title: string; children: ReactNode };

/** One question of a page that is read: its heading, and a few lines. */
export function TextSection({ id, title, children }: TextSectionProps) {
  return (
    <section aria-labelledby={id} className="space-y-2">
      <h2 id={id} className="text-xl leading-7 font-semibold text-balance">
        {title}
      </h2>
      <div className="max-w-prose space-y-2 text-pretty text-ink-soft">{children}</div>
    </section>
  );
}
