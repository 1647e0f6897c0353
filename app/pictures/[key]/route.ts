import { z } from "zod";
import { counted } from "@/lib/access/counted";
import { readDoorPicture } from "@/lib/access/pictures/door";

/** A picture beside what was said of a tiffin: for its customer and the office, as the database decides. */
async function file(_request: Request, { params }: RouteContext<"/pictures/[key]">): Promise<Response> {
  const key = z.uuid().safeParse((await params).key);
  const webp = key.success ? await readDoorPicture(key.data) : null;
  if (!webp) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(webp, {
    headers: {
      "content-type": "image/webp",
      "content-disposition": 'inline; filename="picture.webp"',
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    },
  });
}

export const GET = counted(file);
