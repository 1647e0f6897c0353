import { budgetOfCall, NOBODY_WAITS, SOMEBODY_WAITS, withPatience } from "@/lib/gateway/patience";

const HALF_A_MINUTE = 30_000;
/** What the browser gives the bank, after our server has named the intent. */
const AT_THE_BANK = 15_000;

const left = () => budgetOfCall().endsAt - performance.now();

describe("the time that a call may take", () => {
  it("is that of somebody who waits unless said otherwise, and begins anew with each call", () => {
    expect(budgetOfCall()).toMatchObject({ tryMs: SOMEBODY_WAITS.tryMs, tries: SOMEBODY_WAITS.tries });
    expect(left()).toBeGreaterThan(SOMEBODY_WAITS.callMs - 1_000);
  });

  it("ends with the press that it belongs to, however many calls were made before", async () => {
    const patience = { ...SOMEBODY_WAITS, callMs: 10_000, pressMs: 50 };
    await withPatience(patience, async () => expect(left()).toBeLessThanOrEqual(50));
  });

  it("is each call's own in a job, which makes any number of them", async () => {
    await withPatience(NOBODY_WAITS, async () => expect(left()).toBeGreaterThan(NOBODY_WAITS.callMs - 1_000));
  });
});

describe("the chosen times", () => {
  it("keep nobody waiting for more than half a minute, the bank's part included", () => {
    expect(SOMEBODY_WAITS.pressMs + AT_THE_BANK).toBeLessThanOrEqual(HALF_A_MINUTE);
    expect(SOMEBODY_WAITS.callMs).toBeLessThan(SOMEBODY_WAITS.pressMs);
  });

  it("let a job hear a gateway that takes half a minute for everything", () => {
    expect(NOBODY_WAITS.tryMs).toBeGreaterThan(HALF_A_MINUTE);
  });
});
