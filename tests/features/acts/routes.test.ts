// Every address that answers something else than a page, by every role, with the session that their cookie opens: a file
// for whom it is for, the way to log in for a guest, and for everybody else nothing.
import fs from "node:fs";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "next-intl";
import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import { ROLES, type Role, type StaffRole } from "@/lib/domain/identity";
import { messages } from "@/lib/messages";
import { openSession } from "@/lib/features/accounts/sessions";
import { takeDoorPayment } from "@/lib/features/door/door";
import { paise } from "@/lib/domain/money";
import { makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { TEST_ENVIRONMENT } from "@/tests/support/environment.mjs";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeCustomer, makeStaff } from "@/tests/support/make";
import { payOnline } from "@/tests/support/money";

const COOKIE = "authjs.session-token";
const sent = new Headers({ host: "127.0.0.1:3000", "x-forwarded-proto": "http" });

jest.mock("next/headers", () => ({ headers: async () => sent, cookies: async () => new Map() }));
jest.mock("next-intl/server", () => ({
  getTranslations: async (namespace: NamespaceKeys<Messages, NestedKeyOf<Messages>>) =>
    createTranslator({ locale: "en", messages, namespace }),
}));

const gateway = gatewayOfFile();

/** What is asked for, and by whom it is had. */
type Asked = { may: readonly Role[]; id?: () => number };
type Who = Role | "guest" | "another customer";

const ids = { customer: 0, bill: 0, invoice: 0, doorPayment: 0, payment: 0 };

const OFFICE = ["support", "admin", "owner"] as const;
const ADMINS = ["admin", "owner"] as const;

const ROUTES: Readonly<Record<string, Asked>> = {
  "(customer)/profile/data": { may: ["customer"] },
  "(customer)/bills/[id]/invoice": { may: ["customer"], id: () => ids.bill },
  "(customer)/documents/[id]": { may: ["customer"], id: () => ids.invoice },
  "(customer)/payments/[id]/receipt": { may: ["customer"], id: () => ids.payment },
  "(customer)/payments/door/[id]/receipt": { may: ["customer"], id: () => ids.doorPayment },
  "admin/audit/export": { may: ADMINS },
  "admin/bills/export": { may: OFFICE },
  // the driver who took it
  "admin/collect/receipts/[id]/pdf": { may: ["driver", ...ADMINS], id: () => ids.doorPayment },
  "admin/complaints/export": { may: OFFICE },
  "admin/customers/[id]/data": { may: ADMINS, id: () => ids.customer },
  "admin/customers/export": { may: OFFICE },
  "admin/deliveries/export": { may: ["driver", ...ADMINS] },
  "admin/deliveries/revision": { may: ["driver", ...ADMINS] },
  "admin/dishes/export": { may: ADMINS },
  "admin/documents/[id]": { may: OFFICE, id: () => ids.invoice },
  "admin/kitchen/cook-sheet": { may: ["kitchen", ...ADMINS] },
  "admin/kitchen/dishes/export": { may: ["kitchen", ...ADMINS] },
  "admin/kitchen/export": { may: ["kitchen", ...ADMINS] },
  "admin/kitchen/labels": { may: ["kitchen", ...ADMINS] },
  "admin/kitchen/load-sheets": { may: ["kitchen", ...ADMINS] },
  "admin/kitchen/pack-sheet": { may: ["kitchen", ...ADMINS] },
  "admin/kitchen/shopping/export": { may: ["kitchen", ...ADMINS] },
  "admin/kitchen/revision": { may: ["kitchen", ...ADMINS] },
  "admin/payments/export": { may: OFFICE },
  "admin/plans/export": { may: ADMINS },
  "admin/reports/export": { may: ADMINS },
  "admin/subscriptions/export": { may: OFFICE },
  "admin/system/export": { may: ["owner"] },
  "kitchen/revision": { may: ["kitchen", ...ADMINS] },
  "api/drive/round": { may: ["driver", ...ADMINS] },
};

/** What each customer gets of their own, without naming it. */
const OF_EACH_CUSTOMER = ["(customer)/profile/data"];

/** What asks for no session, and what holds instead. */
const OF_ANYBODY: Readonly<Record<string, string>> = {
  "admin/plans/picture": "takes a picture, of admins alone (tests/features/plans)",
  "api/drive/picture": "a picture beside a mark, of its driver alone (tests/features/pictures)",
  "api/drive/marks": "what a phone kept, of its driver's own round alone (tests/features/drive)",
  "api/language": "the language of this browser, and of who is logged in (tests/features/languages)",
  "api/notices/day": "a notification's pass, of one customer's one day alone (tests/features/notices)",
  "api/presses": "a press's outcome is told to who pressed it alone (tests/features/presses)",
  "api/webhooks/stripe": "the gateway's signature (tests/features/gateway-reports)",
  health: "says no more than that it is well; the doctor, as whom it is seen (tests/scripts)",
  metrics: "for callers of this machine alone (tests/lib)",
  pictures: "takes a picture, of a customer's own alone (tests/features/pictures)",
  "pictures/[key]": "for its customer and the office, others find none (tests/features/pictures)",
  "uploads/dishes/[filename]": "pictures of the shop",
};

const people = new Map<Who, number>();

beforeAll(async () => {
  const bill = await makeBilledCustomer();
  people.set("customer", bill.customerId).set("another customer", await makeCustomer());
  const driver = await hire("driver");
  for (const role of ROLES)
    if (role !== "customer") people.set(role, (role === "driver" ? driver : await hire(role)).id);
  const { doorPaymentId } = await takeAtDoor(staffFlow(driver), bill.billId);
  const invoice = await asSystem((tx) => tx.document.findFirstOrThrow({ where: { kind: "invoice" } }));
  const { id: payment } = await payOnline(gateway, bill);
  Object.assign(ids, {
    customer: bill.customerId,
    bill: bill.billId,
    invoice: invoice.id,
    doorPayment: doorPaymentId,
    payment,
  });
});

/** Whoever works here has set up their second step, as the office must. */
async function hire(role: StaffRole) {
  const staff = await makeStaff(role);
  const factor = { userId: staff.id, sealedSecret: "on a phone", confirmedAt: clockNow() };
  await asSystem((tx) => tx.authenticator.create({ data: factor }));
  return staff;
}

async function takeAtDoor(flow: ReturnType<typeof staffFlow>, billId: number) {
  const cash = { amount: paise(20_000), method: "cash", reference: null, seen: paise(120_000) } as const;
  const taken = await takeDoorPayment(flow, { ...cash, billId });
  if (!taken.ok) throw new Error(taken.error);
  return taken.value;
}

async function logIn(who: Who): Promise<void> {
  sent.delete("cookie");
  const id = people.get(who);
  if (id === undefined) return;
  const user = { id: String(id), userAgent: null };
  const sessionToken = await openSession({ system: asSystem, now: new Date() }, user);
  const secret = TEST_ENVIRONMENT.AUTH_SECRET;
  sent.set("cookie", `${COOKIE}=${await encode({ token: { sessionToken }, secret, salt: COOKIE })}`);
}

/** The answer's status, or what the framework is told instead: a page that isn't there, or the way elsewhere. */
async function answerTo(route: string, id: number | undefined): Promise<string> {
  const { GET } = await import(`@/app/${route}/route`);
  const params = Promise.resolve({ id: String(id) });
  try {
    const response: Response = await GET(new Request("http://kitchen.test/?date=2026-12-01"), { params });
    return String(response.status);
  } catch (thrown) {
    if (!(thrown instanceof Error) || !("digest" in thrown)) throw thrown;
    const [what, ...rest] = String(thrown.digest).split(";");
    return what === "NEXT_REDIRECT" ? `to ${rest[1]}` : String(rest[0]);
  }
}

const HOMES: Partial<Record<Who, string>> = { kitchen: "to /kitchen", driver: "to /drive" };

function wanted(route: string, who: Who): string {
  if (who === "guest") return "to /login";
  if (who === "another customer" && OF_EACH_CUSTOMER.includes(route)) return "200";
  if (ROLES.some((role) => role === who && ROUTES[route]?.may.includes(role))) return "200";
  const isOfCustomers = route.startsWith("(customer)");
  return isOfCustomers && who !== "another customer" ? (HOMES[who] ?? "to /admin") : "404";
}

const EVERYBODY: readonly Who[] = ["guest", "another customer", ...ROLES];

test.each(Object.entries(ROUTES))("%s is for whom it is for", async (route, { id }) => {
  const answers: Partial<Record<Who, string>> = {};
  const right: Partial<Record<Who, string>> = {};
  for (const who of EVERYBODY) {
    await logIn(who);
    answers[who] = await answerTo(route, id?.());
    right[who] = wanted(route, who);
  }
  expect(answers).toEqual(right);
});

test("every address that answers by a handler of its own stands here", () => {
  const app = path.join(process.cwd(), "app");
  const handlers = fs
    .readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => path.dirname(file));
  expect([...Object.keys(ROUTES), ...Object.keys(OF_ANYBODY)].toSorted()).toEqual(handlers.toSorted());
});
