import fs from "node:fs/promises";
import path from "node:path";
import { dishPicture } from "@/lib/pictures";
import type { SystemFlow } from "@/lib/scope";

/**
 * Takes the pictures of plans into the database that earlier versions kept in a folder; what stands there stays. Returns how
 * many.
 */
export async function takeInPictures(
  { system }: Pick<SystemFlow, "system">,
  folder: string,
): Promise<number> {
  const missing = await system(
    (tx) => tx.$queryRaw<{ filename: string }[]>`
      SELECT image_filename AS filename FROM plans
      WHERE image_filename IS NOT NULL AND NOT EXISTS (SELECT FROM dish_pictures p WHERE p.filename = plans.image_filename)`,
  );
  let taken = 0;
  for (const { filename } of missing) {
    const bytes = await readFrom(folder, filename);
    const webp = bytes && (await dishPicture(new Blob([bytes])));
    if (!webp?.ok) continue;
    const data = [{ filename, webp: webp.value }];
    const { count } = await system((tx) => tx.dishPicture.createMany({ data, skipDuplicates: true }));
    taken += count;
  }
  return taken;
}

/** Null where no such file is; a folder that may not be read is a fault, or its pictures would be missing in silence. */
async function readFrom(folder: string, filename: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const dishes = path.join(path.resolve(/* turbopackIgnore: true */ folder), "dishes");
    return new Uint8Array(await fs.readFile(path.join(dishes, path.basename(filename))));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const isMissing = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
