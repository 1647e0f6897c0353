import type { ReactNode } from "react";

/** Fields that belong together, under their name. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-5">
      <legend className="mb-4 text-lg font-semibold text-ink">{title}</legend>
      {children}
    </fieldset>
  );
}
