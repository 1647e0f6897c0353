"use client";

import { z } from "zod";
import type { Action } from "@/components/press/server-call";
import type { ActionResult } from "@/lib/access/action-result";
import { savePlanAction } from "@/lib/features/plans/actions";

type Saved = { planId: number; version: number };
type Refusal =
  "name-taken" | "picture-unreadable" | "picture-pixels" | "picture-gone" | "slot-stays" | "no-such-meal";

const answered = z.union([
  z.object({ picture: z.string() }),
  z.object({
    error: z.enum(["picture-unreadable", "picture-pixels", "signed-out", "not-found", "rate-limited"]),
  }),
  z.object({ error: z.literal("unexpected"), reference: z.string() }),
]);

/** Pictures already sent: pressed again, the same picture goes by its name, so the press stays the same. */
const sent = new WeakMap<Blob, string>();

/** Sends the picture first, by a route of its own, and saves the plan with the picture's name. */
export const saveWithPicture: Action<Saved, Refusal> = async (input, key) => {
  const { picture, ...terms } = z.looseObject({ picture: z.instanceof(Blob).optional() }).parse(input);
  if (!picture || picture.size === 0) return savePlanAction(terms, key);
  const name = await nameOf(picture);
  return typeof name === "string" ? savePlanAction({ ...terms, picture: name }, key) : name;
};

async function nameOf(picture: Blob): Promise<string | (ActionResult<Saved, Refusal> & { ok: false })> {
  const known = sent.get(picture);
  if (known) return known;
  const response = await fetch("/admin/plans/picture", { method: "POST", body: picture });
  const answer = answered.parse(await response.json());
  if ("error" in answer) return { ok: false, ...answer };
  sent.set(picture, answer.picture);
  return answer.picture;
}
