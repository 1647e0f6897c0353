"use client";

import { useState } from "react";
import { useRefusalWords, type Refusal } from "./refusal";
import { useServerCall, type Action } from "./server-call";

type Options<V, E extends string> = {
  action: Action<V, E>;
  onSuccess?: (value: V) => void;
  onRefused?: () => void;
};

type RefusalText<E extends string> = { refusalText: (error: E) => string };

type Call = { run: (input: unknown) => void; pending: boolean; refusal: Refusal | null; clear: () => void };

/** For a button that changes something: `run(input)`, `pending`, and the words of a refusal to show next to it. */
export function useAction<V>(options: Options<V, never>): Call;
export function useAction<V, E extends string>(options: Options<V, E> & RefusalText<E>): Call;
export function useAction<V, E extends string>(options: Options<V, E> & Partial<RefusalText<E>>): Call {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const words = useRefusalWords<E>(options.refusalText);
  const { call, pending } = useServerCall(options.action, {
    onSuccess: (value) => {
      setRefusal(null);
      options.onSuccess?.(value);
    },
    onRefused: (refused) => {
      setRefusal(words(refused));
      options.onRefused?.();
    },
  });
  return { run: call, pending, refusal, clear: () => setRefusal(null) };
}
