import { clockNow } from "@/lib/clock";
import { asStaff } from "@/lib/db";
import { ok, type Result } from "@/lib/domain/result";
import { keepDishPicture } from "@/lib/features/pictures/commands";
import { dishPicture } from "@/lib/pictures";
import type { Staff } from "@/lib/scope";

/** Keeps a picture for a plan that is about to be saved, and returns its name. */
export async function keepOfDish(
  staff: Staff,
  request: Request,
): Promise<Result<{ picture: string }, string>> {
  const webp = await dishPicture(await request.blob());
  if (!webp.ok) return webp;
  const keep = asStaff(staff, (tx) => keepDishPicture({ tx }, webp.value), clockNow());
  return ok({ picture: await keep });
}
