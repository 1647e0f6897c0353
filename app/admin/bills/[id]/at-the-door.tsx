import { DoorPayments } from "@/components/door/door-payments";
import { ADMIN_ROLES, COLLECTOR_ROLES, OFFICE_ROLES } from "@/lib/domain/identity";
import type { IssuedBill } from "@/lib/features/billing/queries";
import { statementOf } from "@/lib/features/billing/statement";
import { doorPaymentsOf } from "@/lib/features/door/door-queries";
import { readAsStaff } from "@/lib/access/read";

/** What was taken at the door for a bill, and what may be done about it. */
export async function AtTheDoor({ bill }: { bill: IssuedBill }) {
  const { statement, payments, staff } = await readAsStaff(OFFICE_ROLES, async ({ tx, staff }) => ({
    statement: await statementOf(tx, bill.id),
    payments: await doorPaymentsOf(tx, bill.id),
    staff,
  }));
  return (
    <DoorPayments
      bill={bill}
      statement={statement}
      payments={payments}
      mayTake={COLLECTOR_ROLES.includes(staff.role)}
      mayTakeBack={ADMIN_ROLES.includes(staff.role)}
    />
  );
}
