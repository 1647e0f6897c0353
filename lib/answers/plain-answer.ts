import type { CommonError } from "@/lib/access/action-result";

/** The hidden field of a form that works without the page's script: the key of its press, made with the page. */
export const PRESS_FIELD = "press";

/** The answer to a form that the browser sent by itself when nothing was done; `typed` fills its fields again. */
export type PlainAnswer<E extends string> = {
  error: E | CommonError;
  fields?: Record<string, string>;
  reference?: string;
  typed: Typed;
};

/** What a form's fields hold, by name. */
export type Typed = Record<string, string | number | boolean | number[]>;

/** The action of such a form, for `useActionState`. A page starts with null. */
export type PlainForm<E extends string> = (
  before: PlainAnswer<E> | null,
  sent: FormData,
) => Promise<PlainAnswer<E> | null>;

const SECRET = /password|token|card|cvc|^code$/i;

/** A password, a code beside it, or part of a card: never kept, and never put back into a page. */
export const isSecretField = (name: string): boolean => SECRET.test(name);
