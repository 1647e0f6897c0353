/** The row as it is now, for someone saving an older version: who changed it, when, and what its fields hold. */
export type Meanwhile = {
  version: number;
  /** Null where it isn't known, or they may not know it. */
  by: string | null;
  /** They did it themselves: in another window, or through a save whose answer was lost. */
  isOwn: boolean;
  /** An ISO instant. */
  at: string | null;
  /** Under the names and in the format of the form's own fields. */
  now: Readonly<Record<string, string>>;
  /** Where each field is a row of its own: the version of each. */
  versions?: Readonly<Record<string, number>>;
};

/** Refuses to save over what someone else has saved since the form was opened. */
export function refuseStale(meanwhile: Meanwhile): { ok: false; error: "stale"; meanwhile: Meanwhile } {
  return { ok: false, error: "stale", meanwhile };
}
