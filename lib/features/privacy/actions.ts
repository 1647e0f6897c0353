"use server";

import { customerAction } from "@/lib/access/action";
import { knowNotice } from "./commands";
import { knowNoticeSchema } from "./schema";

export const knowNoticeAction = customerAction("know-notice", knowNoticeSchema, knowNotice);
