import { job } from "@/lib/jobs/job";
import { forgetUntaken } from "@/lib/features/pictures/commands";
import { removeDishPicturesOf } from "@/lib/uploads";

const WAITING_HOURS = 48;

export const forgetPicturesJob = job({
  name: "forget-pictures",
  cron: "40 4 * * *",
  run: async ({ now, system }) => {
    const plans = await system((tx) => tx.plan.findMany({ select: { imageFilename: true } }));
    const shown = new Set(plans.map(({ imageFilename }) => imageFilename));
    const before = new Date(now.getTime() - WAITING_HOURS * 60 * 60 * 1000);
    const untaken = await system((tx) => forgetUntaken(tx, before));
    return `${untaken} pictures that no complaint and ${await removeDishPicturesOf(before, (name) => shown.has(name))} pictures that no plan took removed`;
  },
});
