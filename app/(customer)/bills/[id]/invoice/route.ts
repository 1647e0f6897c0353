import { notFound } from "next/navigation";
import { invoiceOf } from "@/lib/features/billing/invoice";
import { billIdOf } from "@/lib/features/billing/schema";
import { invoicePdf } from "@/lib/invoice-pdf";
import { readAsCustomer } from "@/lib/read";

/** The bill as a PDF, for its customer alone. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/bills/[id]/invoice">,
): Promise<Response> {
  const billId = billIdOf((await params).id);
  const invoice = await readAsCustomer(
    async ({ tx, customerId }) => billId && invoiceOf(tx, customerId, billId),
  );
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
