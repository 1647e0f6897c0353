import type { Visitor } from "./visitors";

/** Where a page is, whose it is, and what is special about it. `{name}` in an address is an id from IDS. */
export type ProductPage = {
  name: string;
  /** Below `app/`; a page without a file of ours (an unknown address) has none. */
  file?: string;
  who: Visitor;
  path: string;
  status?: number;
};

/** The kitchen's, the round's and what the office needs for both. */
export const MORNING_PAGES: readonly ProductPage[] = [
  { name: "admin-kitchen", file: "admin/kitchen/page.tsx", who: "kitchen", path: "/admin/kitchen" },
  { name: "kitchen", file: "kitchen/page.tsx", who: "kitchen", path: "/kitchen" },
  { name: "drive", file: "drive/page.tsx", who: "driver", path: "/drive" },
  {
    name: "admin-shopping",
    file: "admin/kitchen/shopping/page.tsx",
    who: "kitchen",
    path: "/admin/kitchen/shopping",
  },
  {
    name: "admin-cooking",
    file: "admin/kitchen/cooking/page.tsx",
    who: "kitchen",
    path: "/admin/kitchen/cooking",
  },
  {
    name: "admin-afterwards",
    file: "admin/kitchen/afterwards/page.tsx",
    who: "kitchen",
    path: "/admin/kitchen/afterwards",
  },
  {
    name: "admin-added",
    file: "admin/added/page.tsx",
    who: "owner",
    path: "/admin/added",
  },
  { name: "admin-deliveries", file: "admin/deliveries/page.tsx", who: "driver", path: "/admin/deliveries" },
  {
    name: "admin-not-delivered",
    file: "admin/not-delivered/page.tsx",
    who: "owner",
    path: "/admin/not-delivered",
  },
  { name: "admin-routes", file: "admin/routes/(list)/page.tsx", who: "owner", path: "/admin/routes" },
  { name: "admin-route-new", file: "admin/routes/new/page.tsx", who: "owner", path: "/admin/routes/new" },
  {
    name: "admin-route",
    file: "admin/routes/[routeId]/page.tsx",
    who: "owner",
    path: "/admin/routes/{route}",
  },
  {
    name: "admin-building",
    file: "admin/routes/buildings/[buildingId]/page.tsx",
    who: "owner",
    path: "/admin/routes/buildings/{building}",
  },
  {
    name: "admin-addresses",
    file: "admin/routes/addresses/page.tsx",
    who: "owner",
    path: "/admin/routes/addresses",
  },
  {
    name: "admin-ingredients",
    file: "admin/dishes/ingredients/page.tsx",
    who: "owner",
    path: "/admin/dishes/ingredients",
  },
];
