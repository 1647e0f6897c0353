/** `edge`: the longest, in pixels. Files of at most `bytes` are sent as they are. */
type Aim = { edge: number; bytes: number };
const OF_A_DISH: Aim = { edge: 1_600, bytes: 1_000_000 };
/** For a poor line. */
export const FROM_A_DOOR: Aim = { edge: 1_000, bytes: 150_000 };

/** Makes a phone's photo small enough to send; returns the file itself where the browser can't read or shrink it. */
export async function shrinkPicture(file: File, { edge, bytes } = OF_A_DISH): Promise<File> {
  if (file.size <= bytes || typeof createImageBitmap === "undefined") return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const blob = await drawn(bitmap, Math.min(1, edge / Math.max(bitmap.width, bitmap.height)));
    bitmap.close();
    return blob && blob.size < file.size ? new File([blob], file.name, { type: blob.type }) : file;
  } catch {
    // not a picture, or one too large for this device: the server says what is wrong with it
    return file;
  }
}

function drawn(bitmap: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/webp", 0.85));
}
