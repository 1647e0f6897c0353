import { notFound } from "next/navigation";
import { billedCustomer, billingKitchen, billOf } from "@/lib/features/billing/queries";
import { billIdOf } from "@/lib/features/billing/schema";
import { statementOf } from "@/lib/features/billing/statement";
import { doorReceiptsOf } from "@/lib/features/payments/door-queries";
import { receiptOf } from "@/lib/features/payments/queries";
import { invoicePdf } from "@/lib/invoice-pdf";
import { readAsCustomer } from "@/lib/read";

/** The bill as a PDF, for its customer alone. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/bills/[id]/invoice">,
): Promise<Response> {
  const billId = billIdOf((await params).id);
  const invoice = await readAsCustomer(async ({ tx, customerId }) => {
    const bill = billId && (await billOf(tx, customerId, billId));
    if (!bill) return null;
    return {
      bill,
      customer: await billedCustomer(tx, customerId),
      kitchen: await billingKitchen(tx),
      receipt: await receiptOf(tx, customerId, bill.id),
      statement: await statementOf(tx, bill),
      doorPayments: (await doorReceiptsOf(tx, customerId, bill.id)).filter(({ takenBack }) => !takenBack),
    };
  });
  if (!invoice) notFound();
  const pdf = await invoicePdf(invoice);
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="tiffintrack-${invoice.bill.month}-bill-${invoice.bill.id}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}
