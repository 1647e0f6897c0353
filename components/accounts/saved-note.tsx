import { Check } from "lucide-react";

/** Says next to the button that it is done; read out when it appears. Empty until then. */
export function SavedNote({ text }: { text: string | null }) {
  return (
    <p role="status" className="flex items-center gap-1.5 font-medium text-good">
      {text ? (
        <>
          <Check aria-hidden className="size-5 shrink-0" />
          {text}
        </>
      ) : null}
    </p>
  );
}
