import {
  Bike,
  History,
  BookOpenCheck,
  CalendarX,
  ChartColumn,
  ChefHat,
  CookingPot,
  CreditCard,
  HandCoins,
  IdCard,
  Inbox,
  LayoutDashboard,
  MessageSquareWarning,
  NotebookText,
  PackageX,
  ReceiptText,
  Repeat,
  Route,
  ScrollText,
  Settings,
  ShieldCheck,
  Soup,
  Truck,
  UserRound,
  Users,
} from "lucide-react";
import {
  ADMIN_ROLES,
  COLLECTOR_ROLES,
  DELIVERY_ROLES,
  KITCHEN_ROLES,
  OFFICE_ROLES,
  OWNER_ONLY,
  type StaffRole,
} from "@/lib/domain/identity";

/** The staff pages in the rail's order, and who is offered them. Each page checks the role itself. */
const groups = [
  {
    name: "groupToday",
    places: [
      { href: "/admin", name: "adminHome", Icon: LayoutDashboard, roles: OFFICE_ROLES },
      { href: "/kitchen", name: "tablet", Icon: CookingPot, roles: KITCHEN_ROLES },
      { href: "/admin/kitchen", name: "kitchen", Icon: ChefHat, roles: KITCHEN_ROLES },
      { href: "/drive", name: "drive", Icon: Bike, roles: DELIVERY_ROLES },
      { href: "/admin/deliveries", name: "deliveries", Icon: Truck, roles: DELIVERY_ROLES },
      { href: "/admin/routes", name: "routes", Icon: Route, roles: ADMIN_ROLES },
      { href: "/admin/not-delivered", name: "notDelivered", Icon: PackageX, roles: OFFICE_ROLES },
      { href: "/admin/collect", name: "collect", Icon: HandCoins, roles: COLLECTOR_ROLES },
      { href: "/admin/customers", name: "customers", Icon: Users, roles: OFFICE_ROLES },
      { href: "/admin/complaints", name: "complaints", Icon: MessageSquareWarning, roles: OFFICE_ROLES },
      { href: "/admin/subscriptions", name: "subscriptions", Icon: Repeat, roles: OFFICE_ROLES },
    ],
  },
  {
    name: "groupSell",
    places: [
      { href: "/admin/plans", name: "plans", Icon: NotebookText, roles: ADMIN_ROLES },
      { href: "/admin/menus", name: "menus", Icon: ScrollText, roles: ADMIN_ROLES },
      { href: "/admin/dishes", name: "dishes", Icon: Soup, roles: ADMIN_ROLES },
      { href: "/admin/closures", name: "closures", Icon: CalendarX, roles: ADMIN_ROLES },
    ],
  },
  {
    name: "groupMoney",
    places: [
      { href: "/admin/bills", name: "bills", Icon: ReceiptText, roles: OFFICE_ROLES },
      { href: "/admin/payments", name: "payments", Icon: CreditCard, roles: OFFICE_ROLES },
      { href: "/admin/books", name: "books", Icon: BookOpenCheck, roles: ADMIN_ROLES },
      { href: "/admin/reports", name: "reports", Icon: ChartColumn, roles: ADMIN_ROLES },
    ],
  },
  {
    name: "groupHouse",
    places: [
      { href: "/admin/audit", name: "audit", Icon: History, roles: ADMIN_ROLES },
      { href: "/admin/outbox", name: "outbox", Icon: Inbox, roles: ADMIN_ROLES },
      { href: "/admin/system", name: "system", Icon: ShieldCheck, roles: OWNER_ONLY },
      { href: "/admin/staff", name: "staffPlace", Icon: IdCard, roles: ADMIN_ROLES },
      { href: "/admin/settings", name: "settings", Icon: Settings, roles: ADMIN_ROLES },
      { href: "/admin/profile", name: "me", Icon: UserRound, roles: null },
    ],
  },
] as const;

export function staffPlaces(role: StaffRole) {
  return groups
    .map((group) => ({
      ...group,
      places: group.places.filter(({ roles }) => roles === null || roles.includes(role)),
    }))
    .filter((group) => group.places.length > 0);
}
