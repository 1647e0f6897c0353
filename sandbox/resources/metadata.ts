/** Pairs sent are merged into those there; an empty value removes its key, and null (an empty parameter) all of them. */
export function mergeMetadata(
  current: Record<string, string> | null,
  sent: Record<string, string> | null | undefined,
): Record<string, string> {
  if (sent === undefined) return current ?? {};
  if (sent === null) return {};
  return Object.fromEntries(Object.entries({ ...current, ...sent }).filter(([, value]) => value !== ""));
}
