import { redirect } from "next/navigation";
import type { ActionResult } from "@/lib/access/action-result";
import { goToLogIn } from "@/lib/access/auth";
import { isSecretField, PRESS_FIELD, type PlainForm, type Typed } from "./plain-answer";
import type { Route } from "@/lib/routes";

type Action<V, E extends string> = (input: unknown, key?: string) => Promise<ActionResult<V, E>>;

type Reading<V> = {
  /** Turns what was sent into the action's input; without it every field is a text. */
  read?: (sent: FormData) => Typed;
  /** The page to open once it is done: if the answer itself were a page, reloading it would send the form again. */
  to: (value: V, input: Typed) => Route;
};

/**
 * An action in the shape that a form calls when the browser sends it by itself, before or without the page's script. The
 * action is the same, with its schema and its refusals; the key of the press was made with the page, so that sending it again
 * is still one act.
 */
export function plainForm<V, E extends string>(
  action: Action<V, E>,
  { read = textsOf, to }: Reading<V>,
): PlainForm<E> {
  return async (_, sent) => {
    // not called the way a form calls it
    if (!(sent instanceof FormData)) return { error: "invalid", typed: {} };
    const input = read(sent);
    const result = await action(input, keyOf(sent));
    if (result.ok) redirect(to(result.value, input));
    if (result.error === "signed-out") return goToLogIn();
    const { error, fields, reference } = result;
    return { error, fields, reference, typed: withoutSecrets(input) };
  };
}

/** The texts of a form by their names. Next.js adds fields of its own beside ours. */
export function textsOf(sent: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of sent) {
    if (typeof value === "string" && name !== PRESS_FIELD && !name.startsWith("$")) texts[name] = value;
  }
  return texts;
}

function keyOf(sent: FormData): string | undefined {
  const key = sent.get(PRESS_FIELD);
  return typeof key === "string" ? key : undefined;
}

function withoutSecrets(input: Typed): Typed {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !isSecretField(name)));
}
