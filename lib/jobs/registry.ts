import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import { archiveJob, forgetPastJob } from "@/lib/features/archives/jobs";
import { generateBillsJob } from "@/lib/features/billing/jobs";
import { closeMonthsJob } from "@/lib/features/books/jobs";
import { readAddressesJob } from "@/lib/features/buildings/jobs";
import { correctBillsJob } from "@/lib/features/corrections/jobs";
import { issueDocumentsJob } from "@/lib/features/documents/jobs";
import { checkPaymentsJob } from "@/lib/features/gateway-reports/jobs";
import {
  remindOfBillsJob,
  remindOfTomorrowJob,
  retainNotificationsJob,
  sendNotificationsJob,
} from "@/lib/features/notices/jobs";
import { sendMailsJob } from "@/lib/features/notifications/jobs";
import { eraseClosedAccountsJob, forgetUnprovedAccountsJob } from "@/lib/features/own-data/jobs";
import { forgetPicturesJob, takeInPicturesJob } from "@/lib/features/pictures/jobs";
import { checkBooksJob, replayBillsJob, replayRecentBillsJob } from "@/lib/features/proof/jobs";
import { makeSheetsJob } from "@/lib/features/sheets/jobs";
import { expireSubscriptionsJob, tellEndingsJob } from "@/lib/features/subscriptions/jobs";
import { makePartitionsJob, retainJob, watchSecurityJob } from "@/lib/features/system/jobs";
import { watchProductJob } from "@/lib/features/watch/jobs";
import { NOBODY_WAITS, withPatience } from "@/lib/gateway/patience";
import { forgetPressesJob } from "@/lib/press/jobs";

export const JOBS = [
  expireSubscriptionsJob,
  tellEndingsJob,
  generateBillsJob,
  issueDocumentsJob,
  correctBillsJob,
  checkPaymentsJob,
  checkBooksJob,
  replayRecentBillsJob,
  replayBillsJob,
  sendMailsJob,
  remindOfTomorrowJob,
  remindOfBillsJob,
  sendNotificationsJob,
  retainNotificationsJob,
  forgetPressesJob,
  eraseClosedAccountsJob,
  forgetUnprovedAccountsJob,
  closeMonthsJob,
  forgetPicturesJob,
  takeInPicturesJob,
  readAddressesJob,
  makePartitionsJob,
  retainJob,
  archiveJob,
  forgetPastJob,
  watchSecurityJob,
  makeSheetsJob,
  watchProductJob,
] as const;

export type JobName = (typeof JOBS)[number]["name"];

export const JOB_NAMES: readonly JobName[] = JOBS.map(({ name }) => name);

/** Runs a job now and returns a sentence for the log. */
export async function runJob(name: JobName): Promise<string> {
  const named = JOBS.find((one) => one.name === name);
  if (!named) throw new Error(`there is no job ${name}`);
  const flow = { now: clockNow(), clock: clockNow, system: asSystem };
  return withPatience(NOBODY_WAITS, () => named.run(flow));
}
