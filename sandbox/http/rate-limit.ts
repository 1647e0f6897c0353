const SECOND = 1000;

/**
 * Whether one more request may pass. Each takes a token from a bucket that holds a second's worth and refills steadily.
 * Measured by the machine's own time: moving the sandbox's clock on gives nobody more requests.
 */
export function createRateLimit(perSecond: number, milliseconds: () => number = Date.now): () => boolean {
  let tokens = perSecond;
  let filledAt = milliseconds();
  return () => {
    const at = milliseconds();
    tokens = Math.min(perSecond, tokens + ((at - filledAt) * perSecond) / SECOND);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
