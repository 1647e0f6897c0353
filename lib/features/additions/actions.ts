"use server";

import { staffAction } from "@/lib/access/action";
import { correctingSoon } from "@/lib/correcting-soon";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { dropDayAddress, sayDayAddress } from "./address-commands";
import { addTiffins, takeOffTiffins } from "./commands";
import { addTiffinsSchema, dayAddressSchema, dropAddressSchema, takeOffSchema } from "./schema";

export const addTiffinsAction = correctingSoon(
  staffAction("add-tiffins", ADMIN_ROLES, addTiffinsSchema, addTiffins),
);
export const takeOffTiffinsAction = correctingSoon(
  staffAction("take-off-tiffins", ADMIN_ROLES, takeOffSchema, takeOffTiffins),
);
export const sayDayAddressAction = staffAction(
  "say-day-address",
  ADMIN_ROLES,
  dayAddressSchema,
  sayDayAddress,
);
export const dropDayAddressAction = staffAction(
  "drop-day-address",
  ADMIN_ROLES,
  dropAddressSchema,
  dropDayAddress,
);
