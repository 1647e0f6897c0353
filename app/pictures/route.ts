import { customerIdOf } from "@/lib/access/auth";
import { keepOwn } from "@/lib/access/pictures/door";
import { receiving } from "@/lib/access/pictures/receive";

/** Keeps a customer's picture of a tiffin that they are about to complain of, and returns its key. */
export const POST = receiving({
  operation: "send-own-picture",
  limit: { points: 10, seconds: 15 * 60 },
  sender: customerIdOf,
  keep: keepOwn,
});
