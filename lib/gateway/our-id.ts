const MAX_ID = 2_147_483_647;

/**
 * The id of a row of ours that an object at the gateway names in its metadata; null if what is there can't be one. Another
 * shop on the same account may write anything under the same name.
 */
export function ourId(text: string | undefined): number | null {
  const id = Number(text);
  return Number.isInteger(id) && id >= 1 && id <= MAX_ID ? id : null;
}
