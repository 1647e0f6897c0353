import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HomePage } from "@/components/home/home-page";
import { cutoffWords } from "@/components/slots/cutoff-words";
import { toBusinessDate } from "@/lib/domain/business-time";
import { homeOf } from "@/lib/access/auth";
import { listAreaNames } from "@/lib/features/accounts/queries";
import { listActivePlans } from "@/lib/features/plans/queries";
import { getSettings } from "@/lib/features/settings/queries";
import { getKitchen, getViewer, readAsGuest } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("public.home");
  return { title: t("title") };
}

export default async function Home() {
  const viewer = await getViewer();
  const { slots } = await getKitchen();
  const { plans, areas, dueDays, now } = await readAsGuest(async ({ tx, now }) => ({
    now,
    plans: await listActivePlans(tx),
    areas: await listAreaNames(tx),
    dueDays: (await getSettings(tx)).dueDays,
  }));
  const { cutoff } = await cutoffWords(slots, toBusinessDate(now));
  const home = viewer && homeOf(viewer.role);
  return <HomePage home={home} plans={plans} areas={areas} dueDays={dueDays} cutoff={cutoff} />;
}
