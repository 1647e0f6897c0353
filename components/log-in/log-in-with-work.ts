"use client";

import { newPressKey } from "@/components/press/press-key";
import { logInAction } from "@/lib/features/accounts/actions";

/** Logs in. Where the account has seen too many attempts, does the required work first, and tries again with it. */
export const logInWithWork: typeof logInAction = async (input, key) => {
  const first = await logInAction(input, key);
  const asked = first.ok || first.error !== "work-needed" ? undefined : first.fields?.work;
  if (!asked) return first;
  const { proveWork } = await import("./prove-work");
  const typed = typeof input === "object" ? input : {};
  return logInAction({ ...typed, work: await proveWork(asked) }, newPressKey());
};
