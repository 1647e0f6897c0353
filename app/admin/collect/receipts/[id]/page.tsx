import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { DoorReceipt } from "@/components/door/door-receipt";
import { OnlineWarning } from "@/components/door/online-warning";
import { ShareReceipt } from "@/components/door/share-receipt";
import { PrintButton } from "@/components/deliveries/print-button";
import { FileLink } from "@/components/ui/file-link";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/domain/business-time";
import { COLLECTOR_ROLES } from "@/lib/domain/identity";
import { formatPaise } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import { doorPaymentIdOf, receiptQuerySchema } from "@/lib/features/door/collect-schema";
import { doorReceipt } from "@/lib/features/door/door-queries";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("collect.receipt"))("pageTitle") };
}

/** Also shown right after a payment was taken. Drivers see only their own receipts. */
export default async function DoorReceiptPage({
  params,
  searchParams,
}: PageProps<"/admin/collect/receipts/[id]">) {
  const id = doorPaymentIdOf((await params).id);
  const receipt = await readAsStaff(COLLECTOR_ROLES, async ({ tx }) => id && doorReceipt(tx, id));
  if (!receipt) notFound();
  const t = await getTranslations("collect.receipt");
  const documents = await getTranslations("documents.list");
  const { online } = receiptQuerySchema.parse(await searchParams);
  const { customer } = receipt;
  const title = t("title", { number: receipt.receipt });
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title={title} back={{ href: "/admin/collect", label: t("back") }} />
      {online ? <OnlineWarning /> : null}
      <DoorReceipt receipt={receipt} />
      <div className="mt-4 flex flex-wrap items-center gap-3 print:hidden">
        <LinkButton href="/admin/collect" size="lg" className="max-sm:w-full">
          {t("next")}
        </LinkButton>
        <PrintButton />
        <FileLink href={`/admin/collect/receipts/${receipt.id}/pdf`}>{documents("downloadReceipt")}</FileLink>
        <ShareReceipt title={title} text={await wordsOf(receipt)} />
        {receipt.open > 0 ? (
          <LinkButton href={`/admin/collect?customer=${customer.id}`} variant="ghost">
            {t("more", { name: customer.fullname })}
          </LinkButton>
        ) : null}
      </div>
    </div>
  );
}

type Receipt = NonNullable<Awaited<ReturnType<typeof doorReceipt>>>;

async function wordsOf(receipt: Receipt): Promise<string> {
  const t = await getTranslations("collect");
  const { kitchen, receipt: number, amount, customer, month, method, collector, takenAt, open } = receipt;
  return t("receipt.text", {
    ...{ kitchen, number, collector },
    amount: formatPaise(amount),
    name: customer.fullname,
    month: formatMonth(month),
    method: t(`methods.${method}`),
    when: formatInstant(takenAt),
    open: formatPaise(open),
  });
}
