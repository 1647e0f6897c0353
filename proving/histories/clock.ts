import { BILLING_DAY } from "@/tests/support/bills";

const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;

const machine = Date.now;
let instant = BILLING_DAY.getTime();

/**
 * One simulated time for the app, the sandbox and whoever checks signatures: it stands still unless moved, so that three
 * days can pass in an instant and a history plays the same each time.
 */
export const clock = {
  install(): void {
    Date.now = () => instant;
  },
  uninstall(): void {
    Date.now = machine;
  },
  now: (): Date => new Date(instant),
  pass(ms: number): void {
    instant += ms;
  },
  /** Back to the day on which the bills were issued. */
  restart(): void {
    instant = BILLING_DAY.getTime();
  },
};
