"use client";

import { z } from "zod";
import { sendPicture, type PictureRefusal } from "@/components/pictures/send-picture";
import type { Action } from "@/components/press/server-call";
import type { ComplainRefusal } from "@/lib/domain/complaints/complaint";
import { complainAction } from "@/lib/features/complaints/actions";

type Refusal = ComplainRefusal | PictureRefusal;

/** Sends the picture first, where there is one, and complains with its key. */
export const complainWithPicture: Action<{ kind: string }, Refusal> = async (input, key) => {
  const { picture, ...said } = z.looseObject({ picture: z.instanceof(Blob).optional() }).parse(input);
  if (!picture || picture.size === 0) return complainAction(said, key);
  const name = await sendPicture("/pictures", picture);
  return typeof name === "string" ? complainAction({ ...said, picture: name }, key) : { ok: false, ...name };
};
