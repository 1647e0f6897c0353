// The acts about who brings what, and where.
import { asSystem } from "@/lib/db";
import { makeStaff } from "@/tests/support/make";
import { nextDay, type Acts } from "./kit";

let made = 0;
const nextName = (what: string) => `${what} ${(made += 1)}`;

const newRoute = () =>
  asSystem((tx) =>
    tx.route.create({ data: { name: nextName("Act Route") }, select: { id: true, version: true } }),
  );

const newBuilding = (place: { routeId?: number } = {}) => {
  const where = place.routeId === undefined ? {} : { routeId: place.routeId, position: 1 };
  return asSystem((tx) =>
    tx.building.create({ data: { name: nextName("Act House"), area: "Vashi", ...where } }),
  );
};

export const ROUTE_ACTS: Acts = {
  saveRouteAction: async () => ({ name: nextName("Act Route"), driverId: "", vehicle: "", capacity: "40" }),
  orderRouteAction: async () => {
    const { id: routeId, version } = await newRoute();
    const { id } = await newBuilding({ routeId });
    return { routeId, version, buildingIds: [id] };
  },
  closeRouteAction: async () => {
    const { id: routeId, version } = await newRoute();
    return { routeId, version };
  },
  putOnRouteAction: async () => ({
    buildingIds: [(await newBuilding()).id],
    seen: null,
    routeId: (await newRoute()).id,
  }),
  putAreaOnRouteAction: async () => ({ area: "Vashi", routeId: (await newRoute()).id }),
  setDriverOfDayAction: async () => ({
    routeId: (await newRoute()).id,
    day: nextDay(),
    driverId: String((await makeStaff("driver")).id),
  }),
  makeOneRouteAction: async () => {
    await asSystem((tx) => tx.building.updateMany({ data: { routeId: null, position: null } }));
    await asSystem((tx) => tx.route.updateMany({ where: { isActive: true }, data: { isActive: false } }));
    return { name: nextName("Act Round"), driverId: String((await makeStaff("driver")).id) };
  },
  saveBuildingAction: async () => {
    const { id: buildingId, version, name } = await newBuilding();
    return { buildingId, version, name, sector: "", guardNote: "Ring twice", doorNote: "", lat: "", lon: "" };
  },
  sayBuildingAction: async (owner) => {
    const { addressVersion: version } = await asSystem((tx) =>
      tx.user.findUniqueOrThrow({ where: { id: owner } }),
    );
    return { customerId: owner, version, buildingId: "", name: nextName("Act Bungalow"), wing: "", flat: "" };
  },
};
