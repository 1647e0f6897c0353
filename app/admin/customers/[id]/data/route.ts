import { notFound } from "next/navigation";
import { counted } from "@/lib/access/counted";
import { readAsStaff, readAsStaffAbout } from "@/lib/access/read";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { getCustomer } from "@/lib/features/customers/queries";
import { customerIdIn } from "@/lib/features/customers/schema";
import { ownDataFile } from "@/lib/features/own-data/answer";
import { ownDataOf } from "@/lib/features/own-data/export";

type Context = RouteContext<"/admin/customers/[id]/data">;

/** Everything kept about a customer who asked for it by phone, for the office to pass on. */
async function file(request: Request, { params }: Context): Promise<Response> {
  const asked = customerIdIn((await params).id);
  const customer = asked === null ? null : await readAsStaff(ADMIN_ROLES, ({ tx }) => getCustomer(tx, asked));
  if (!customer) notFound();
  const data = await readAsStaffAbout(ADMIN_ROLES, customer.id, (tx) => ownDataOf(tx, customer.id));
  return ownDataFile(data, `customer-${customer.id}`, new URL(request.url).searchParams.get("as"));
}

export const GET = counted(file, { asksProof: true });
