// What a form keeps in this tab across a reload: the key of an unanswered press, and what was typed.

import { isSecretField } from "@/lib/answers/plain-answer";

const PREFIX = "tiffintrack";

/** Keeps the key of a press until its answer has come (then `null`). */
export function keepUnheard(form: string | undefined, key: string | null): void {
  if (form) put(`press:${form}`, key);
}

export function unheardOf(form: string | undefined): string | null {
  return form ? get(`press:${form}`) : null;
}

/** Where to go afterwards: set by the page, typed by nobody. */
const OF_THE_PAGE = "next";

/** Keeps what was typed; never a password or card details. */
export function keepTyped(form: string | undefined, values: object): void {
  if (!form) return;
  const open = Object.entries(values).filter(
    ([name, value]) => !isSecretField(name) && name !== OF_THE_PAGE && !(value instanceof Blob),
  );
  put(`typed:${form}`, JSON.stringify(Object.fromEntries(open)));
}

export function forgetTyped(form: string | undefined): void {
  if (form) put(`typed:${form}`, null);
}

export function typedOf<I>(form: string | undefined): Partial<I> {
  const kept = form ? get(`typed:${form}`) : null;
  const typed: Partial<I> = kept ? JSON.parse(kept) : {};
  return typed;
}

/** Forgets everything that this tab keeps: the next user may be somebody else. */
export function forgetAll(): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(`${PREFIX}:`)) sessionStorage.removeItem(name);
  } catch {}
}

/** Remembers, for the next page, that this one was older than the server. */
export function noteUpdate(form: string): void {
  put(`updated:${form}`, "yes");
}

/** Whether this page was loaded because the previous one was older than the server; true only once. */
export function takeUpdate(form: string | undefined): boolean {
  const isNoted = form !== undefined && get(`updated:${form}`) !== null;
  if (isNoted) put(`updated:${form}`, null);
  return isNoted;
}

// Where the browser stores nothing (a private window, a full store) nothing is kept; the press itself goes on.
function put(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(`${PREFIX}:${name}`);
    else sessionStorage.setItem(`${PREFIX}:${name}`, value);
  } catch {}
}

function get(name: string): string | null {
  try {
    return sessionStorage.getItem(`${PREFIX}:${name}`);
  } catch {
    return null;
  }
}
