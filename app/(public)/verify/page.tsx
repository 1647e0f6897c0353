import { getTranslations } from "next-intl/server";
import { CheckedReceipt } from "@/components/skip-receipts/checked-receipt";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { PageHeader } from "@/components/ui/page-header";
import { Textarea } from "@/components/ui/textarea";
import { LONGEST_RECEIPT } from "@/lib/features/skip-receipts/schema";
import { checkReceipt } from "@/lib/features/skip-receipts/signing";

export async function generateMetadata() {
  const t = await getTranslations("public.verify");
  return { title: t("title") };
}

export default async function VerifyPage({ searchParams }: PageProps<"/verify">) {
  const { receipt } = await searchParams;
  const asked = typeof receipt === "string" ? receipt.slice(0, LONGEST_RECEIPT + 1) : "";
  const t = await getTranslations("public.verify");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="max-w-2xl space-y-8">
        {asked ? <CheckedReceipt receipt={checkReceipt(asked)} /> : null}
        <form action="/verify" className="space-y-4">
          <div className="space-y-2">
            <Label htmlFor="receipt">{t("receipt")}</Label>
            <Textarea
              id="receipt"
              name="receipt"
              required
              rows={5}
              maxLength={LONGEST_RECEIPT}
              defaultValue={asked}
              spellCheck={false}
              autoComplete="off"
              aria-describedby="receipt-hint"
              className="font-mono text-sm break-all"
            />
            <p id="receipt-hint" className="text-sm text-ink-soft">
              {t("hint")}
            </p>
          </div>
          <Button type="submit">{t("check")}</Button>
        </form>
      </div>
    </>
  );
}
