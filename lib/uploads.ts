import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { ok, refuse, type Result } from "./domain/result";
import { env } from "./env";
import { scan, type ScanRefusal } from "./virus-scan";

const OF_A_DISH = { edge: 1_200, quality: 82 };
const MAX_PIXELS = 50_000_000;
const FORMATS = ["jpeg", "png", "webp"];
export type PictureRefusal = "picture-unreadable" | "picture-pixels" | ScanRefusal;

const FILENAME = /^[0-9a-f]{32}\.webp$/;

// No other decoder may touch bytes from outside, whatever they begin with.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });

/**
 * Stores the picture of a dish: read by its content, turned upright, at most 1,200 px, re-encoded without metadata, under a
 * name that nobody chose. The virus scanner sees it first, where there is one. Returns the file name.
 */
export async function storeDishPicture(picture: Blob): Promise<Result<string, PictureRefusal>> {
  const encoded = await encode(picture, OF_A_DISH);
  if (!encoded.ok) return encoded;
  const filename = `${randomBytes(16).toString("hex")}.webp`;
  await fs.mkdir(dishFolder(), { recursive: true });
  await fs.writeFile(path.join(dishFolder(), filename), encoded.value, { flag: "wx" });
  return ok(filename);
}

/** The bytes of a stored picture; null when there is none with that name, or the name is not one that we give. */
export async function readDishPicture(filename: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!FILENAME.test(filename)) return null;
  try {
    return new Uint8Array(await fs.readFile(path.join(dishFolder(), filename)));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export async function hasDishPicture(filename: string): Promise<boolean> {
  return (await readDishPicture(filename)) !== null;
}

/**
 * Removes pictures that have been there since before `before` and that no plan shows according to `isShown`; returns how
 * many.
 */
export async function removeDishPicturesOf(
  before: Date,
  isShown: (filename: string) => boolean,
): Promise<number> {
  const kept = await fs.readdir(dishFolder()).catch(() => []);
  let removed = 0;
  for (const filename of kept.filter((name) => FILENAME.test(name) && !isShown(name))) {
    const { mtime } = await fs.stat(path.join(dishFolder(), filename));
    if (mtime >= before) continue;
    await removeDishPicture(filename);
    removed += 1;
  }
  return removed;
}

function isMissing(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
}

/** Removes a picture that no plan shows any more. */
export async function removeDishPicture(filename: string): Promise<void> {
  if (FILENAME.test(filename)) await fs.rm(path.join(dishFolder(), filename), { force: true });
}

/** From its header alone: nothing of that size is decoded. */
async function hasTooManyPixels(bytes: Buffer): Promise<boolean> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return width * height > MAX_PIXELS;
  } catch {
    return false;
  }
}

/** A picture of a door or a box: smaller than a dish's, and kept in the database. */
const SMALL = { edge: 1_000, quality: 70 };

/** Reads a picture by its content and makes a small one of it, as those of dishes are made. */
export async function smallPicture(picture: Blob): Promise<Result<Uint8Array<ArrayBuffer>, PictureRefusal>> {
  const encoded = await encode(picture, SMALL);
  return encoded.ok ? ok(new Uint8Array(encoded.value)) : encoded;
}

type Size = { edge: number; quality: number };

async function encode(picture: Blob, size: Size): Promise<Result<Buffer, PictureRefusal>> {
  const bytes = Buffer.from(await picture.arrayBuffer());
  const scanned = await scan(bytes);
  if (!scanned.ok) return scanned;
  if (await hasTooManyPixels(bytes)) return refuse("picture-pixels");
  const encoded = await reencode(bytes, size);
  return encoded ? ok(encoded) : refuse("picture-unreadable");
}

async function reencode(bytes: Buffer, { edge, quality }: Size): Promise<Buffer | null> {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
  try {
    const { format } = await image.metadata();
    if (!FORMATS.includes(format)) return null;
    return await image
      .autoOrient()
      .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
      .webp({ quality })
      .toBuffer();
  } catch {
    // sharp has one kind of error for all of these: not an image, cut off, too many pixels
    return null;
  }
}

function dishFolder(): string {
  return path.join(path.resolve(/* turbopackIgnore: true */ env().UPLOAD_DIR), "dishes");
}
