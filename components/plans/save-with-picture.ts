"use client";

import { z } from "zod";
import { sendPicture, type PictureRefusal } from "@/components/pictures/send-picture";
import type { Action } from "@/components/press/server-call";
import { savePlanAction } from "@/lib/features/plans/actions";

type Saved = { planId: number; version: number };
type Refusal = "name-taken" | PictureRefusal | "picture-gone" | "slot-stays" | "no-such-meal";

/** Sends the picture first, by a route of its own, and saves the plan with the picture's name. */
export const saveWithPicture: Action<Saved, Refusal> = async (input, key) => {
  const { picture, ...terms } = z.looseObject({ picture: z.instanceof(Blob).optional() }).parse(input);
  if (!picture || picture.size === 0) return savePlanAction(terms, key);
  const name = await sendPicture("/admin/plans/picture", picture);
  return typeof name === "string" ? savePlanAction({ ...terms, picture: name }, key) : { ok: false, ...name };
};
