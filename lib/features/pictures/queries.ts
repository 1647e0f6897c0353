import type { Tx } from "@/lib/db";
import type { Webp } from "@/lib/pictures";

/** The bytes of a picture; null when there is none, or none that whoever asks may see. */
export async function pictureOf(tx: Tx, key: string): Promise<Webp | null> {
  const found = await tx.doorPicture.findFirst({ where: { key }, select: { webp: true } });
  return found && new Uint8Array(found.webp);
}

/** The bytes of a dish's picture; null when there is none with that name. */
export async function dishPictureOf(tx: Tx, filename: string): Promise<Webp | null> {
  const found = await tx.dishPicture.findUnique({ where: { filename }, select: { webp: true } });
  return found && new Uint8Array(found.webp);
}

export async function hasDishPicture(tx: Tx, filename: string): Promise<boolean> {
  return (await tx.dishPicture.count({ where: { filename } })) > 0;
}
