import { z } from "zod";
import {
  chosenDayField,
  figuresField,
  idField,
  optionalLineField,
  ownTextField,
  titleField,
} from "@/lib/fields";
import { dayInAddress } from "@/lib/lists/list-filter";
import { versionSchema } from "@/lib/version-field";

const MAX_NAME = 60;
const MAX_VEHICLE = 60;
/** More than a van takes. */
const MAX_CAPACITY = 5000;
/** All buildings of a kitchen, put on a route at once. */
const MOST_AT_ONCE = 10_000;

const orNull = (text: string) => (text === "" ? null : text);
/** A choice from a list, or none. */
const chosenOrNone = z.union([z.literal("").transform(() => null), idField]);

const capacityField = figuresField
  .refine((text) => text === "" || (/^\d{1,4}$/.test(text) && Number(text) > 0), "capacity")
  .transform((text) => (text === "" ? null : Number(text)))
  .refine((capacity) => capacity === null || capacity <= MAX_CAPACITY, "capacity");

/** A route as its form sends it; a new one has neither id nor version. */
export const routeSchema = z.object({
  routeId: z.int32().positive().optional(),
  version: versionSchema.optional(),
  name: titleField(MAX_NAME),
  driverId: chosenOrNone,
  vehicle: optionalLineField(MAX_VEHICLE).transform(orNull),
  capacity: capacityField,
});
export type RouteInput = z.output<typeof routeSchema>;

type RouteTexts = { name: string; driverId: number | null; vehicle: string | null; capacity: number | null };

/** A route as its form shows it. */
export function routeTexts({ name, driverId, vehicle, capacity }: RouteTexts) {
  return {
    name,
    driverId: driverId === null ? "" : String(driverId),
    vehicle: vehicle ?? "",
    capacity: capacity === null ? "" : String(capacity),
  };
}

const routeAtVersion = { routeId: z.int32().positive(), version: versionSchema };

/** All buildings of a route, in the order that it is to have. */
export const orderSchema = z.object({ ...routeAtVersion, buildingIds: z.array(idField).max(MOST_AT_ONCE) });
export type OrderInput = z.output<typeof orderSchema>;

export const closeRouteSchema = z.object(routeAtVersion);

/** Buildings that go on a route, or off theirs; `seen`: the route on which the page showed them. */
export const putSchema = z.object({
  buildingIds: z.array(idField).min(1).max(MOST_AT_ONCE),
  seen: idField.nullable(),
  routeId: idField.nullable(),
});
export type PutInput = z.output<typeof putSchema>;

/** All buildings of an area that are on no route. */
export const putAreaSchema = z.object({ area: ownTextField(100), routeId: idField });
export type PutAreaInput = z.output<typeof putAreaSchema>;

/** Who drives a route on a day; none for its own driver. */
export const driverOfDaySchema = z.object({
  routeId: z.int32().positive(),
  day: chosenDayField,
  driverId: chosenOrNone,
});
export type DriverOfDayInput = z.output<typeof driverOfDaySchema>;

export const oneRouteSchema = z.object({ name: titleField(MAX_NAME), driverId: idField });
export type OneRouteInput = z.output<typeof oneRouteSchema>;

export const routesQuerySchema = z.object({
  date: dayInAddress,
  /** A route's page shows the order that would be shortest. */
  suggest: z.literal("1").optional().catch(undefined),
});
