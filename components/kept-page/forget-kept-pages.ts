import { forgetKept } from "@/components/drive/phone/kept";
import { forgetDays } from "@/components/offline/days-kept";
import { forgetCustomerPages } from "@/components/offline/keep-pages";
import { forgetPage } from "./page-keeper";

/** Whoever uses this device next finds nothing of the round, of the kitchen's sheet, nor of a customer's pages. */
export async function forgetKeptPages(): Promise<void> {
  await Promise.all([forgetKept().catch(() => {}), forgetDays().catch(() => {}), forgetCustomerPages()]);
  await Promise.all([forgetPage("drive"), forgetPage("kitchen")]);
}
