import type { Tx } from "@/lib/db";

/** The bytes of a picture; null when there is none, or none that whoever asks may see. */
export async function pictureOf(tx: Tx, key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await tx.doorPicture.findFirst({ where: { key }, select: { webp: true } });
  return found && new Uint8Array(found.webp);
}
