import { z } from "zod";
import { counted } from "@/lib/access/counted";
import { customerIdOf, getViewer, staffOf } from "@/lib/access/auth";
import { clockNow } from "@/lib/clock";
import { asCustomer, asStaff } from "@/lib/db";
import { OFFICE_ROLES } from "@/lib/domain/identity";
import { pictureOf } from "@/lib/features/pictures/queries";

/** A picture beside what was said of a tiffin: for its customer and the office, as the database decides. */
async function file(_request: Request, { params }: RouteContext<"/pictures/[key]">): Promise<Response> {
  const key = z.uuid().safeParse((await params).key);
  const webp = key.success ? await read(key.data) : null;
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

async function read(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const viewer = await getViewer();
  if (!viewer) return null;
  const customerId = customerIdOf(viewer);
  if (customerId) return asCustomer(customerId, (tx) => pictureOf(tx, key), clockNow());
  const staff = staffOf(viewer, OFFICE_ROLES);
  return staff && asStaff(staff, (tx) => pictureOf(tx, key), clockNow());
}

export const GET = counted(file);
