import { pauseBeforeNext } from "@/lib/gateway/transport";

const BACKOFF = 300;
const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});

describe("the same is asked again", () => {
  it.each([
    ["no answer came", null],
    ["another request with the key is under way", answer(409)],
    ["the gateway has too much to do", answer(429)],
    ["it had a fault", answer(500)],
    ["it could not be reached behind its door", answer(503)],
    ["it says that asking again helps", answer(400, { "stripe-should-retry": "true" })],
  ])("when %s", (_when, response) => {
    const pause = pauseBeforeNext(BACKOFF, response);
    expect(pause).toBeGreaterThanOrEqual(BACKOFF / 2);
    expect(pause).toBeLessThanOrEqual(BACKOFF);
  });

  it("not before a busy gateway asks us to", () => {
    expect(pauseBeforeNext(BACKOFF, answer(429, { "retry-after": "2" }))).toBe(2_000);
  });

  it("as if nothing were said when the wait can't be read", () => {
    expect(pauseBeforeNext(BACKOFF, answer(429, { "retry-after": "tomorrow" }))).toBeLessThanOrEqual(BACKOFF);
  });
});

describe("an answer stands", () => {
  it.each([
    ["success", answer(200)],
    ["a declined card", answer(402)],
    ["a mistake of ours", answer(400)],
    ["a wrong key", answer(401)],
    ["a fault that asking again can't help", answer(500, { "stripe-should-retry": "false" })],
    ["a fault that is kept under the key", answer(500, { "idempotent-replayed": "true" })],
  ])("for %s", (_what, response) => {
    expect(pauseBeforeNext(BACKOFF, response)).toBeNull();
  });
});
