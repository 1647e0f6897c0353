import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountTable } from "@/components/books/account-table";
import { DaysTakings } from "@/components/books/days-takings";
import { LatestCheck } from "@/components/books/latest-check";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { latestBookCheck } from "@/lib/features/proof/check-queries";
import { accountBalances, takingsOn } from "@/lib/features/books/queries";
import { booksDaySchema } from "@/lib/features/proof/schema";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("books"))("title") };
}

export default async function BooksPage({ searchParams }: PageProps<"/admin/books">) {
  const { day } = booksDaySchema.parse(await searchParams);
  const { today, check, takings, balances } = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => ({
    today: toBusinessDate(now),
    check: await latestBookCheck(tx),
    takings: await takingsOn(tx, day ?? toBusinessDate(now)),
    balances: await accountBalances(tx),
  }));
  const t = await getTranslations("books");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className="space-y-8">
        <LatestCheck check={check} />
        <DaysTakings takings={takings} today={today} />
        <AccountTable balances={balances} />
      </div>
    </>
  );
}
