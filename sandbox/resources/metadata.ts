import { badRequest } from "../errors";

const MOST = 50;

/** Merges the pairs sent into those there; an empty value removes its key, and null (an empty parameter) removes all. */
export function mergeMetadata(
  current: Record<string, string> | null,
  sent: Record<string, string> | null | undefined,
): Record<string, string> {
  if (sent === undefined) return current ?? {};
  if (sent === null) return {};
  const pairs = Object.entries({ ...current, ...sent }).filter(([, value]) => value !== "");
  if (pairs.length > MOST) throw badRequest(`Metadata can hold at most ${MOST} keys.`, { param: "metadata" });
  return Object.fromEntries(pairs);
}
