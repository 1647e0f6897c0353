import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HomePage } from "@/components/home/home-page";
import { homeOf } from "@/lib/access/auth";
import { listAreaNames } from "@/lib/features/accounts/queries";
import { listActivePlans } from "@/lib/features/plans/queries";
import { getSettings } from "@/lib/features/settings/queries";
import { getViewer, readAsGuest } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("public.home");
  return { title: t("title") };
}

export default async function Home() {
  const viewer = await getViewer();
  const { plans, areas, dueDays } = await readAsGuest(async ({ tx }) => ({
    plans: await listActivePlans(tx),
    areas: await listAreaNames(tx),
    dueDays: (await getSettings(tx)).dueDays,
  }));
  return <HomePage home={viewer && homeOf(viewer.role)} plans={plans} areas={areas} dueDays={dueDays} />;
}
