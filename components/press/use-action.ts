"use client";

import { useState } from "react";
import { keepWords } from "@/components/fresh/last-word";
import { loadPageAnew } from "./line";
import { useRefusalWords, useUnheardWords, type OwnWords, type Refusal } from "./refusal";
import { useServerCall, type Action } from "./server-call";

type Options<V, E extends string> = {
  action: Action<V, E>;
  onSuccess?: (value: V) => void;
  onRefused?: (error: string) => void;
};

type Call = { run: (input: unknown) => void; pending: boolean; refusal: Refusal | null; clear: () => void };

/** For a button that changes something: `run(input)`, `pending`, and a refusal's words to show next to it. */
export function useAction<V, E extends string>(options: Options<V, E> & OwnWords<E>): Call {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const words = useRefusalWords<E>(options.refusalText);
  const unheard = useUnheardWords();
  const { call, pending } = useServerCall(options.action, {
    onSuccess: (value) => {
      setRefusal(null);
      options.onSuccess?.(value);
    },
    onUnheard: () => setRefusal(unheard),
    onRefused: (refused) => {
      const spoken = words(refused);
      if (spoken.isStale) keepWords(spoken.text);
      if (refused.error === "updated") loadPageAnew();
      setRefusal(spoken);
      options.onRefused?.(refused.error);
    },
  });
  return { run: call, pending, refusal, clear: () => setRefusal(null) };
}
