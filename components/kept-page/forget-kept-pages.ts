import { forgetKept } from "@/components/drive/phone/kept";
import { endPush } from "@/components/notices/push-registration";
import { forgetDays } from "@/components/offline/days-kept";
import { forgetCustomerPages } from "@/components/offline/keep-pages";
import { forgetPage } from "./page-keeper";

/** Whoever uses this device next finds nothing of the round, of the kitchen's sheet, nor of a customer's pages, and is shown no news. */
export async function forgetKeptPages(): Promise<void> {
  await Promise.all([forgetKept().catch(() => {}), forgetDays().catch(() => {}), forgetCustomerPages()]);
  await endPush();
  await Promise.all([forgetPage("drive"), forgetPage("kitchen")]);
}
