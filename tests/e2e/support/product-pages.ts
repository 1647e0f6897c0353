import type { Visitor } from "./visitors";

/** Where a page is, whose it is, and what is special about it. `{name}` in an address is an id from IDS. */
type ProductPage = {
  name: string;
  /** Below `app/`; a page without a file of ours (an unknown address) has none. */
  file?: string;
  who: Visitor;
  path: string;
  status?: number;
};

// One line per page; a page that looks different to others, or when empty, has more.
export const PAGES: readonly ProductPage[] = [
  {
    name: "admin-prove",
    file: "admin/prove/page.tsx",
    who: "owner",
    path: "/admin/prove?next=%2Fadmin%2Fcustomers%2Fexport",
  },
  { name: "home", file: "(public)/page.tsx", who: "guest", path: "/" },
  { name: "plans", file: "(public)/plans/page.tsx", who: "guest", path: "/plans" },
  { name: "plans-customer", file: "(public)/plans/page.tsx", who: "customer", path: "/plans" },
  { name: "menu", file: "(public)/menu/page.tsx", who: "guest", path: "/menu" },
  { name: "help", file: "(public)/help/page.tsx", who: "guest", path: "/help" },
  { name: "help-customer", file: "(public)/help/page.tsx", who: "customer", path: "/help" },
  { name: "privacy", file: "(public)/privacy/page.tsx", who: "guest", path: "/privacy" },
  { name: "terms", file: "(public)/terms/page.tsx", who: "guest", path: "/terms" },
  { name: "signup", file: "(auth)/signup/page.tsx", who: "guest", path: "/signup" },
  { name: "login", file: "(auth)/login/page.tsx", who: "guest", path: "/login" },
  { name: "forgot", file: "(auth)/forgot-password/page.tsx", who: "guest", path: "/forgot-password" },
  { name: "reset-broken", file: "(auth)/reset-password/page.tsx", who: "guest", path: "/reset-password" },
  {
    name: "reset",
    file: "(auth)/reset-password/page.tsx",
    who: "guest",
    path: "/reset-password#email=meera%40tiffintrack.test&token=made-up",
  },
  {
    name: "join-broken",
    file: "(auth)/join/page.tsx",
    who: "guest",
    path: "/join#token=1.made-up-and-too-old-1",
  },
  {
    name: "change-email",
    file: "(auth)/change-email/page.tsx",
    who: "guest",
    path: "/change-email#token=1.made-up-and-too-old-1",
  },
  {
    name: "prove-email",
    file: "(customer)/prove-email/page.tsx",
    who: "customer",
    path: "/prove-email#token=made-up",
  },
  {
    name: "first-password",
    file: "(auth)/first-password/page.tsx",
    who: "guest",
    path: "/first-password",
  },
  { name: "not-found", who: "guest", path: "/no-such-page", status: 404 },
  { name: "not-found-customer", who: "customer", path: "/bills/999999", status: 404 },

  { name: "dashboard", file: "(customer)/dashboard/page.tsx", who: "customer", path: "/dashboard" },
  {
    name: "subscriptions",
    file: "(customer)/subscriptions/page.tsx",
    who: "customer",
    path: "/subscriptions",
  },
  {
    name: "choose-plan",
    file: "(customer)/subscriptions/new/page.tsx",
    who: "customer",
    path: "/subscriptions/new",
  },
  {
    name: "subscribe",
    file: "(customer)/subscriptions/new/page.tsx",
    who: "customer",
    path: "/subscriptions/new?plan={plan}",
  },
  { name: "calendar", file: "(customer)/calendar/page.tsx", who: "customer", path: "/calendar" },
  { name: "bills", file: "(customer)/bills/page.tsx", who: "customer", path: "/bills" },
  {
    name: "bill-unpaid",
    file: "(customer)/bills/[id]/page.tsx",
    who: "customer",
    path: "/bills/{unpaidBill}",
  },
  { name: "bill-paid", file: "(customer)/bills/[id]/page.tsx", who: "customer", path: "/bills/{paidBill}" },
  {
    name: "pay",
    file: "(customer)/bills/[id]/pay/page.tsx",
    who: "customer",
    path: "/bills/{unpaidBill}/pay",
  },
  {
    name: "pay-paid",
    file: "(customer)/bills/[id]/pay/page.tsx",
    who: "customer",
    path: "/bills/{paidBill}/pay",
  },
  { name: "payments", file: "(customer)/payments/page.tsx", who: "customer", path: "/payments" },
  { name: "profile", file: "(customer)/profile/page.tsx", who: "customer", path: "/profile" },

  { name: "admin-kitchen", file: "admin/kitchen/page.tsx", who: "kitchen", path: "/admin/kitchen" },
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
  { name: "admin-deliveries", file: "admin/deliveries/page.tsx", who: "driver", path: "/admin/deliveries" },
  {
    name: "admin-not-delivered",
    file: "admin/not-delivered/page.tsx",
    who: "owner",
    path: "/admin/not-delivered",
  },
  { name: "admin-collect", file: "admin/collect/page.tsx", who: "driver", path: "/admin/collect" },
  {
    name: "admin-collect-door",
    file: "admin/collect/page.tsx",
    who: "driver",
    path: "/admin/collect?customer={owing}",
  },
  {
    name: "admin-door-receipt",
    file: "admin/collect/receipts/[id]/page.tsx",
    who: "driver",
    path: "/admin/collect/receipts/{doorReceipt}",
  },
  { name: "admin-plans", file: "admin/plans/(list)/page.tsx", who: "owner", path: "/admin/plans" },
  { name: "admin-plan-new", file: "admin/plans/new/page.tsx", who: "owner", path: "/admin/plans/new" },
  { name: "admin-plan", file: "admin/plans/[planId]/page.tsx", who: "owner", path: "/admin/plans/{plan}" },
  { name: "admin-dishes", file: "admin/dishes/(list)/page.tsx", who: "owner", path: "/admin/dishes" },
  { name: "admin-dish", file: "admin/dishes/[dishId]/page.tsx", who: "owner", path: "/admin/dishes/{dish}" },
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
  { name: "admin-menus", file: "admin/menus/page.tsx", who: "owner", path: "/admin/menus" },
  { name: "admin-closures", file: "admin/closures/page.tsx", who: "owner", path: "/admin/closures" },
  {
    name: "admin-customers",
    file: "admin/customers/(list)/page.tsx",
    who: "owner",
    path: "/admin/customers",
  },
  { name: "admin-complaints", file: "admin/complaints/page.tsx", who: "owner", path: "/admin/complaints" },
  { name: "admin-bills", file: "admin/bills/(list)/page.tsx", who: "owner", path: "/admin/bills" },
  { name: "admin-home", file: "admin/(overview)/page.tsx", who: "owner", path: "/admin" },
  {
    name: "admin-customer",
    file: "admin/customers/[id]/page.tsx",
    who: "owner",
    path: "/admin/customers/{customer}",
  },
  {
    name: "admin-subscriptions",
    file: "admin/subscriptions/page.tsx",
    who: "owner",
    path: "/admin/subscriptions",
  },
  { name: "admin-bill", file: "admin/bills/[id]/page.tsx", who: "owner", path: "/admin/bills/{unpaidBill}" },
  {
    name: "admin-corrections",
    file: "admin/corrections/(list)/page.tsx",
    who: "owner",
    path: "/admin/corrections",
  },
  {
    name: "admin-correction",
    file: "admin/corrections/[id]/page.tsx",
    who: "owner",
    path: "/admin/corrections/{correction}",
  },
  { name: "admin-payments", file: "admin/payments/page.tsx", who: "owner", path: "/admin/payments" },
  {
    name: "admin-payments-settled",
    file: "admin/payments/page.tsx",
    who: "owner",
    path: "/admin/payments?cases=settled",
  },
  { name: "admin-books", file: "admin/books/page.tsx", who: "owner", path: "/admin/books" },
  { name: "admin-reports", file: "admin/reports/page.tsx", who: "owner", path: "/admin/reports" },
  { name: "admin-audit", file: "admin/audit/page.tsx", who: "owner", path: "/admin/audit" },
  { name: "admin-system", file: "admin/system/page.tsx", who: "owner", path: "/admin/system" },
  { name: "admin-settings", file: "admin/settings/page.tsx", who: "owner", path: "/admin/settings" },
  { name: "admin-staff", file: "admin/staff/(list)/page.tsx", who: "owner", path: "/admin/staff" },
  {
    name: "admin-staff-person",
    file: "admin/staff/[id]/page.tsx",
    who: "owner",
    path: "/admin/staff/{driver}",
  },
  { name: "admin-outbox", file: "admin/outbox/(list)/page.tsx", who: "owner", path: "/admin/outbox" },
  {
    name: "admin-letter",
    file: "admin/outbox/[mailId]/page.tsx",
    who: "owner",
    path: "/admin/outbox/{mail}",
  },
  { name: "second-factor", file: "(auth)/second-factor/page.tsx", who: "owner", path: "/second-factor" },
  { name: "admin-profile", file: "admin/profile/page.tsx", who: "owner", path: "/admin/profile" },
  { name: "admin-not-found", who: "owner", path: "/admin/no-such-page", status: 404 },
];

const MEERA = "(select id from users where email = 'meera@tiffintrack.test')";
const JOSEPH = "(select id from users where email = 'joseph@tiffintrack.test')";

/** What the demo data calls these; the customer is the first of the two who can log in. */
export const IDS: Readonly<Record<string, string>> = {
  plan: "select min(id) from plans where is_active",
  dish: "select min(id) from dishes",
  route: "select min(id) from routes where is_active",
  building: "select min(id) from buildings",
  mail: "select min(id) from mails",
  customer: `select ${MEERA}`,
  unpaidBill: `select max(id) from bills where not is_paid and customer_id = ${MEERA}`,
  paidBill: `select max(bill_id) from payment_logs where customer_id = ${MEERA}`,
  correction: "select max(id) from corrections",
  owing: `select ${JOSEPH}`,
  driver: "select min(id) from users where role = 'driver'",
  doorReceipt: "select max(reverses_id) from door_payments",
  othersBill: `select max(id) from bills where customer_id = ${JOSEPH}`,
};
