"use server";

import { customerAction } from "@/lib/access/action";
import { closeAccount, keepAccount } from "./closing";
import { ownAccountSchema } from "./schema";

export const closeAccountAction = customerAction("close-account", ownAccountSchema, closeAccount, {
  isNoted: true,
});

export const keepAccountAction = customerAction("keep-account", ownAccountSchema, keepAccount, {
  isNoted: true,
});
