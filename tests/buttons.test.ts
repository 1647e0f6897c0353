// Buttons without a form keep no key over a page that is loaded anew: each says here why a second press does nothing more.
import { readdirSync, readFileSync } from "node:fs";

const STATE = "names the state it wants: in that state already, nothing changes";
const GONE = "what it takes away is gone, and the second finds nothing";
const READS = "changes nothing";

const HARMLESS: Readonly<Record<string, string>> = {
  addClosuresAction: "days that are closed already stay as they are; with none left it is refused",
  removeClosureAction: GONE,
  previewClosureAction: READS,
  previewOpeningAction: READS,
  copyLastWeekAction: "fills only days without a menu",
  setPlanActiveAction: STATE,
  orderRouteAction: "at the version it was pressed with, the second is refused",
  closeRouteAction: GONE,
  putOnRouteAction: "what has left the place where it was seen is not moved again",
  putAreaOnRouteAction: "the second finds nothing that is on no route",
  setDriverOfDayAction: STATE,
  seeAmendmentsAction: STATE,
  markPackedAction: STATE,
  markLoadedAction: "what is signed for already is refused",
  pauseDaysAction: STATE,
  resumeDaysAction: STATE,
  skipDayAction: STATE,
  unskipDayAction: STATE,
  startPaymentAction: "a bill has one intent that can be paid, and it is continued",
  checkBillPaymentAction: READS,
  checkBooksAction: READS,
  addPasskeyAction: "a key is added once; the same one again is refused",
  removePasskeyAction: GONE,
  passkeyOptionsAction: READS,
  passkeyLogInAction: "logs in whoever is logged in",
  proveAction: "twice is the same proof",
  proveOptionsAction: READS,
  proveByPasskeyAction: "twice is the same proof",
  startAuthenticatorAction: "nothing is on until its first code came; begun again, it is another key",
  closeAccountAction: "an account that is closed is refused",
  keepAccountAction: "an account that is not closed is refused",
  knowNoticeAction: STATE,
  markReadAction: STATE,
  keepEstimatesAction: "an estimate that is there already, by its key, is not added again",
  forgetEstimatesAction: STATE,
  chooseNoticesAction: STATE,
  changeByPassAction: STATE,
  addPushDeviceAction: STATE,
  removePushDeviceAction: STATE,
  sendProofAgainAction: "the same letter once more; only so many go to an address in an hour",
  proveEmailAction: "the link is good once, and the second finds it used",
  openLinkAction: READS,
  answerEmailChangeAction: "the link is good once, and the second finds it used",
  logOutAction: GONE,
  renewSessionAction: "until its browser has the new token, twice gives the same one",
  revokeSessionAction: GONE,
  revokeOtherSessionsAction: GONE,
  inviteAgainAction: "the link before is useless with it: one that is good is left",
  endStaffSessionsAction: GONE,
  giveFirstPasswordAction: "the password before is useless with it: one that is good is left",
  sendLetterAgainAction: "only a letter that was given up is tried again, and it is no more",
  leaveLetterAction: "only a letter that was given up can be left, and it is no more",
};

const PRESSED = /\b(?:use\w*Action\(\s*(?:\{\s*action:\s*)?|attempt\(\s*)(\w+Action)\b/g;

/** The actions that screens call without a form. */
function pressed(): Set<string> {
  const files = readdirSync("components", { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/^(form|press)\//.test(file))
    .map((file) => readFileSync(`components/${file}`, "utf8"));
  return new Set(files.flatMap((text) => [...text.matchAll(PRESSED)].map(([, action = ""]) => action)));
}

test("every button without a form is one that may be pressed twice, and says why", () => {
  expect([...pressed()].toSorted()).toEqual(Object.keys(HARMLESS).toSorted());
});
