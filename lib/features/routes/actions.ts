"use server";

import { staffAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { closeRoute, makeOneRoute, orderRoute, saveRoute, setDriverOfDay } from "./commands";
import { putAreaOnRoute, putOnRoute } from "./places";
import {
  closeRouteSchema,
  driverOfDaySchema,
  oneRouteSchema,
  orderSchema,
  putAreaSchema,
  putSchema,
  routeSchema,
} from "./schema";

export const saveRouteAction = staffAction("save-route", ADMIN_ROLES, routeSchema, saveRoute);
export const orderRouteAction = staffAction("order-route", ADMIN_ROLES, orderSchema, orderRoute);
export const closeRouteAction = staffAction("close-route", ADMIN_ROLES, closeRouteSchema, closeRoute);
export const putOnRouteAction = staffAction("put-on-route", ADMIN_ROLES, putSchema, putOnRoute);
export const putAreaOnRouteAction = staffAction(
  "put-area-on-route",
  ADMIN_ROLES,
  putAreaSchema,
  putAreaOnRoute,
);
export const setDriverOfDayAction = staffAction(
  "set-driver-of-day",
  ADMIN_ROLES,
  driverOfDaySchema,
  setDriverOfDay,
);
export const makeOneRouteAction = staffAction("make-one-route", ADMIN_ROLES, oneRouteSchema, makeOneRoute);
