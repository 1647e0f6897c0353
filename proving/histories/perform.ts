import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import * as customer from "./acts/customer";
import * as days from "./acts/days";
import * as gateway from "./acts/gateway";
import * as office from "./acts/office";
import { refund } from "./acts/refunds";
import { deliver, lose } from "./acts/webhooks";
import { clock } from "./clock";
import type { Trouble } from "./life";
import type { Play } from "./play";
import type { Step } from "./steps";

/** Does one step of a history; a step that has nothing to act on does nothing. */
export async function perform(play: Play, step: Step): Promise<void> {
  switch (step.do) {
    case "press pay":
      return void (await customer.pressPay(play, play.billId(step.bill), step.tabs, step.trouble));
    case "look at the bill":
      return customer.lookAtBill(play, play.billId(step.bill), step.trouble);
    case "pay on the page":
      return customer.payOnPage(play, play.billId(step.bill), step.page, step.means);
    case "answer the bank":
      return customer.answerBank(play, play.billId(step.bill), step.agrees);
    case "pay at the door":
      return office.payAtDoor(play, step);
    case "take back a door payment":
      return office.takeBackDoorPayment(play, step.which, step.trouble);
    case "give credit":
      return office.give(play, step.rupees, step.trouble);
    case "take back credit":
      return office.takeBack(play, step.which, step.trouble);
    case "refund":
      return refund(play, step);
    case "correct the bill":
      return office.correct(play, step.bill, step.day, step.trouble);
    case "make the bills":
      return days.makeBills(play, step.trouble);
    case "close a day":
      return days.closeDay(play, step.bill, step.day, step.trouble);
    case "reopen a day":
      return days.reopenDay(play, step.which, step.trouble);
    case "run the corrections":
      return days.runCorrections(play, step.trouble);
    case "leave the bill":
      return days.leave(play, step.which, step.trouble);
    case "settle a case":
      return office.settleOneCase(play, step);
    case "refund by hand":
      return gateway.refundStray(play, step.which, step.part);
    case "pay by hand":
      return gateway.payStray(play, step);
    case "end a dispute":
      return gateway.endDispute(play, step.which, step.won);
    case "end a refund":
      return gateway.endRefund(play, step.which, step.arrives);
    case "delete the customer at the gateway":
      return gateway.deleteAtGateway(play);
    case "let time pass":
      return passTime(play, step.ms);
    case "deliver webhooks":
      return deliver(play, step);
    case "lose webhooks":
      return lose(play, step.share);
    case "run the jobs":
      return runJobs(play, step.trouble);
    case "at once":
      return performAtOnce(play, step.steps);
  }
}

async function performAtOnce(play: Play, steps: readonly Step[]): Promise<void> {
  play.isCrowded = true;
  await Promise.all(steps.map((step) => perform(play, step)));
}

export async function passTime(play: Play, ms: number): Promise<void> {
  clock.pass(ms);
  await play.kitchen.sandbox.control.runTimers();
}

export async function runJobs(play: Play, trouble: Trouble): Promise<void> {
  await play.act(trouble, ({ staff }) => reconcile(staff));
}
