import { readAsGuest } from "@/lib/access/read";
import { dishPictureOf } from "@/lib/features/pictures/queries";

/** A dish's picture. Every upload gets a new name, so a browser may cache it for good. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/uploads/dishes/[filename]">,
): Promise<Response> {
  const { filename } = await params;
  const picture = await readAsGuest(({ tx }) => dishPictureOf(tx, filename));
  if (!picture) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(picture, {
    headers: {
      "content-type": "image/webp",
      "content-disposition": `inline; filename="${filename}"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
