import { z } from "zod";
import { customerIdOf, getViewer, staffOf } from "../auth";
import { clockNow } from "@/lib/clock";
import { asCustomer, asStaff } from "@/lib/db";
import { OFFICE_ROLES, type CustomerId } from "@/lib/domain/identity";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { keepMarkPicture, keepOwnPicture } from "@/lib/features/pictures/commands";
import { pictureOf } from "@/lib/features/pictures/queries";
import type { Staff } from "@/lib/scope";
import { doorPicture, type Webp } from "@/lib/pictures";

/** Keeps a customer's picture of a tiffin that they are about to complain of, and returns its key. */
export async function keepOwn(
  customerId: CustomerId,
  request: Request,
): Promise<Result<{ picture: string }, string>> {
  const small = await doorPicture(await request.blob());
  if (!small.ok) return small;
  const now = clockNow();
  const keep = asCustomer(customerId, (tx) => keepOwnPicture({ tx, now, customerId }, small.value), now);
  return ok({ picture: await keep });
}

/** Keeps what a driver's phone has beside a mark, whose key the address names; the mark came before it. */
export async function keepMarked(staff: Staff, request: Request): Promise<Result<{ key: string }, string>> {
  const key = z.uuid().safeParse(new URL(request.url).searchParams.get("key"));
  if (!key.success) return refuse("invalid");
  const small = await doorPicture(await request.blob());
  if (!small.ok) return small;
  const now = clockNow();
  const picture = { key: key.data, webp: small.value };
  const kept = await asStaff(staff, (tx) => keepMarkPicture({ tx, now, staff }, picture), now);
  return kept.ok ? ok({ key: key.data }) : refuse("no-mark");
}

/** The bytes of a picture for its customer or the office; null when there is none, or none that whoever asks may see. */
export async function readDoorPicture(key: string): Promise<Webp | null> {
  const viewer = await getViewer();
  if (!viewer) return null;
  const customerId = customerIdOf(viewer);
  if (customerId) return asCustomer(customerId, (tx) => pictureOf(tx, key), clockNow());
  const staff = staffOf(viewer, OFFICE_ROLES);
  return staff && asStaff(staff, (tx) => pictureOf(tx, key), clockNow());
}
