/** The row as it is now, for somebody who saves an older one: who changed it, when, and what its fields hold. */
export type Meanwhile = {
  version: number;
  /** Null where it isn't known, or not theirs to know. */
  by: string | null;
  /** They did it themselves: in another window, or by a save whose answer was lost. */
  isOwn: boolean;
  /** An ISO instant. */
  at: string | null;
  /** By the names and in the form of the form's own fields. */
  now: Readonly<Record<string, string>>;
  /** Where each field is a row of its own: its version. */
  versions?: Readonly<Record<string, number>>;
};

/** Refuses to save over what somebody else saved since the form was opened. */
export function refuseStale(meanwhile: Meanwhile): { ok: false; error: "stale"; meanwhile: Meanwhile } {
  return { ok: false, error: "stale", meanwhile };
}
