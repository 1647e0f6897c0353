/** The message of a field's error: a key of errors.json, with the values its sentence uses as a query ("date-none?days=28"). */
export function fieldError(key: string, values: Readonly<Record<string, string | number>>): string {
  const query = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return `${key}?${query}`;
}

export function readFieldError(message: string): { key: string; values: Record<string, string> } {
  const [key = "", query = ""] = message.split(/\?(.*)/s);
  return { key, values: Object.fromEntries(new URLSearchParams(query)) };
}

/** Whether a message is such a key: zod's own sentences are not. */
export function isFieldError(message: string): boolean {
  return /^[a-z-]+(\?.*)?$/s.test(message);
}
