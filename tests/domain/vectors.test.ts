import { billForMonth } from "@/lib/domain/billing";
import { checkDayChange } from "@/lib/domain/cutoff";
import billingCases from "../fixtures/vectors/billing.json";
import cutoffCases from "../fixtures/vectors/cutoff.json";

describe("the project's worked cases", () => {
  test.each(billingCases.map((worked, index) => ({ ...worked, index })))(
    "bill $index, for $month, comes out as worked",
    ({ month, subscriptions, pausedDates, closures, expected }) => {
      expect(billForMonth({ month, subscriptions, pausedDates, closures })).toStrictEqual(expected);
    },
  );

  test.each(cutoffCases)(
    "a change of $date at $now is answered with $expected",
    ({ date, now, expected }) => {
      const answer = checkDayChange(date, new Date(now));
      expect(answer).toStrictEqual(expected === "ok" ? { ok: true } : { ok: false, reason: expected });
    },
  );
});
