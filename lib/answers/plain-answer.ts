import type { CommonError } from "@/lib/access/action-result";

/** The hidden field of a form that works without the page's script: the key of its press, made with the page. */
export const PRESS_FIELD = "press";

/** What a form that the browser sent by itself is answered where nothing was done; `typed` stands in its fields again. */
export type PlainAnswer<E extends string> = {
  error: E | CommonError;
  fields?: Record<string, string>;
  reference?: string;
  typed: Typed;
};

/** What a form's fields hold, by their names. */
export type Typed = Record<string, string | number | boolean | number[]>;

/** The action of such a form, for `useActionState`. Null is what a page begins with. */
export type PlainForm<E extends string> = (
  before: PlainAnswer<E> | null,
  sent: FormData,
) => Promise<PlainAnswer<E> | null>;

const SECRET = /password|token|card|cvc|^code$/i;

/** A password, a code beside it, or a part of a card: nothing keeps it, and no page brings it back. */
export const isSecretField = (name: string): boolean => SECRET.test(name);
