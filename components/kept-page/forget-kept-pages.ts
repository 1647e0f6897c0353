import { forgetKept } from "@/components/drive/phone/kept";
import { forgetPage } from "./page-keeper";

/** Whoever uses this device next finds nothing of the round, nor of the kitchen's sheet. */
export async function forgetKeptPages(): Promise<void> {
  await forgetKept().catch(() => {});
  await Promise.all([forgetPage("drive"), forgetPage("kitchen")]);
}
