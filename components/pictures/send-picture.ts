import { z } from "zod";

/** Why a picture was not taken. */
const PICTURE_REFUSALS = [
  "picture-unreadable",
  "picture-pixels",
  "picture-infected",
  "picture-unscanned",
] as const;
export type PictureRefusal = (typeof PICTURE_REFUSALS)[number];

const answered = z.union([
  z.object({ picture: z.string() }),
  z.object({
    error: z.enum([...PICTURE_REFUSALS, "signed-out", "not-found", "rate-limited"]),
  }),
  z.object({ error: z.literal("unexpected"), reference: z.string() }),
]);
type PictureAnswer = string | Extract<z.output<typeof answered>, { error: string }>;

/** Pictures already sent: pressed again, the same picture goes by its name, so the press stays the same. */
const sent = new WeakMap<Blob, string>();

/** Sends a picture by a route of its own, and returns the name that its form sends. */
export async function sendPicture(address: string, picture: Blob): Promise<PictureAnswer> {
  const known = sent.get(picture);
  if (known) return known;
  const response = await fetch(address, { method: "POST", body: picture });
  const answer = answered.parse(await response.json());
  if ("error" in answer) return answer;
  sent.set(picture, answer.picture);
  return answer.picture;
}
