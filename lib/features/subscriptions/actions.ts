"use server";

import { customerAction } from "@/lib/action";
import { endEarly, extend, subscribe } from "./commands";
import { endEarlySchema, extendSchema, subscribeSchema } from "./schema";

const revalidate = ["/subscriptions", "/calendar", "/dashboard"];

export const subscribeAction = customerAction("subscribe", subscribeSchema, subscribe, { revalidate });
export const endEarlyAction = customerAction("end-early", endEarlySchema, endEarly, { revalidate });
export const extendAction = customerAction("extend", extendSchema, extend, { revalidate });
