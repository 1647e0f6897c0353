import { env } from "@/lib/env";
import { job } from "@/lib/jobs/job";
import { forgetUnshown, forgetUntaken } from "./commands";
import { takeInPictures } from "./take-in";

const WAITING_HOURS = 48;

export const forgetPicturesJob = job({
  name: "forget-pictures",
  cron: "40 4 * * *",
  run: async ({ now, system }) => {
    const before = new Date(now.getTime() - WAITING_HOURS * 60 * 60 * 1000);
    const untaken = await system((tx) => forgetUntaken(tx, before));
    const unshown = await system((tx) => forgetUnshown(tx, before));
    return `${untaken} pictures that no complaint and ${unshown} pictures that no plan took removed`;
  },
});

export const takeInPicturesJob = job({
  name: "take-in-pictures",
  cron: "35 4 * * *",
  run: async ({ system }) => `${await takeInPictures({ system }, env().UPLOAD_DIR)} pictures taken in`,
});
