"use client";

import { z } from "zod";
import { newPressKey } from "@/components/press/press-key";
import { logInAction } from "@/lib/features/accounts/actions";

const typed = z.looseObject({});

/** Logs in. Where too many had tried the account, does the work that is asked for first, and comes once more with it. */
export const logInWithWork: typeof logInAction = async (input, key) => {
  const first = await logInAction(input, key);
  const asked = first.ok || first.error !== "work-needed" ? undefined : first.fields?.work;
  if (!asked) return first;
  const { proveWork } = await import("./prove-work");
  return logInAction({ ...typed.parse(input), work: await proveWork(asked) }, newPressKey());
};
