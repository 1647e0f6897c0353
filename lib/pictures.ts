import sharp from "sharp";
import { ok, refuse, type Result } from "./domain/result";
import { scan, type ScanRefusal } from "./virus-scan";

const MAX_PIXELS = 50_000_000;
const FORMATS = ["jpeg", "png", "webp"];
export type PictureRefusal = "picture-unreadable" | "picture-pixels" | ScanRefusal;

// No other decoder may touch bytes from outside, whatever they begin with.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });

/** From its header alone: nothing of that size is decoded. */
async function hasTooManyPixels(bytes: Buffer): Promise<boolean> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return width * height > MAX_PIXELS;
  } catch {
    return false;
  }
}

// as much as their tables take
const OF_A_DISH = { edge: 1_200, quality: 82, mostBytes: 600_000 };
const OF_A_DOOR = { edge: 1_000, quality: 70, mostBytes: 400_000 };
/** For a picture that is all grain, which would be too large at its usual quality. */
const COARSER = [50, 20, 5];

export type Webp = Uint8Array<ArrayBuffer>;

/**
 * The picture of a dish: read by its content, turned upright, at most 1,200 px, made anew without metadata. The virus scanner
 * sees it first, where there is one.
 */
export const dishPicture = (picture: Blob) => encode(picture, OF_A_DISH);

/** A picture of a door or a box, smaller than a dish's. */
export const doorPicture = (picture: Blob) => encode(picture, OF_A_DOOR);

type Size = { edge: number; quality: number; mostBytes: number };

async function encode(picture: Blob, size: Size): Promise<Result<Webp, PictureRefusal>> {
  const bytes = Buffer.from(await picture.arrayBuffer());
  const scanned = await scan(bytes);
  if (!scanned.ok) return scanned;
  if (await hasTooManyPixels(bytes)) return refuse("picture-pixels");
  const encoded = await reencode(bytes, size);
  return encoded ? ok(new Uint8Array(encoded)) : refuse("picture-unreadable");
}

async function reencode(bytes: Buffer, { edge, quality, mostBytes }: Size): Promise<Buffer | null> {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
  try {
    const { format } = await image.metadata();
    if (!FORMATS.includes(format)) return null;
    const fitted = image
      .autoOrient()
      .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true });
    for (const one of [quality, ...COARSER]) {
      const webp = await fitted.clone().webp({ quality: one }).toBuffer();
      if (webp.length <= mostBytes) return webp;
    }
    return null;
  } catch {
    // sharp has one kind of error for all of these: not an image, cut off, too many pixels
    return null;
  }
}
