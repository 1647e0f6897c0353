import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import { ADMIN_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import { isPlainMonth, monthParts, type PlainMonth } from "@/lib/domain/plain-date";
import { auditOfCustomer } from "@/lib/features/audit/queries";
import { billsOf } from "@/lib/features/payments/listed-bills";
import { creditAccountOf } from "@/lib/features/credits/credit-account";
import { getCustomer } from "@/lib/features/customers/queries";
import { customerIdIn } from "@/lib/features/customers/schema";
import { dietsOf } from "@/lib/features/diets/queries";
import { calendarMonth } from "@/lib/features/pauses/queries";
import { paymentsOf } from "@/lib/features/payments/queries";
import { subscriptionsOverview } from "@/lib/features/subscriptions/overview";
import { readAsStaff, type StaffScope } from "@/lib/access/read";

const ENTRIES_SHOWN = 20;
const YEARS_SHOWN = 10;

export type CustomerFile = NonNullable<Awaited<ReturnType<typeof customerFile>>>;

export function readCustomerFile(id: string, month: unknown): Promise<CustomerFile | null> {
  return readAsStaff(OFFICE_ROLES, (scope) => customerFile(scope, id, month));
}

/** Everything the office sees of one customer; null when there is none with this id. The audit log is for admins only. */
export async function customerFile(
  { tx, now, staff }: Pick<StaffScope, "tx" | "now" | "staff">,
  id: string,
  month: unknown,
) {
  const asked = customerIdIn(id);
  const customer = asked === null ? null : await getCustomer(tx, asked);
  if (!customer) return null;
  const mayChange = ADMIN_ROLES.includes(staff.role);
  return {
    customer,
    mayChange,
    today: toBusinessDate(now),
    overview: await subscriptionsOverview(tx, customer.id, now),
    shown: await calendarMonth(tx, customer.id, monthNear(month, toBusinessMonth(now)), now),
    diets: await dietsOf(tx, customer.id),
    bills: await billsOf(tx, customer.id),
    credit: await creditAccountOf(tx, customer.id),
    payments: await paymentsOf(tx, { customerId: customer.id }),
    audit: mayChange ? await auditOfCustomer(tx, customer.id, ENTRIES_SHOWN) : null,
  };
}

/** The month asked for, or this month if that is not a month of these years. */
function monthNear(asked: unknown, thisMonth: PlainMonth): PlainMonth {
  if (!isPlainMonth(asked)) return thisMonth;
  const years = Math.abs(monthParts(asked).year - monthParts(thisMonth).year);
  return years <= YEARS_SHOWN ? asked : thisMonth;
}
