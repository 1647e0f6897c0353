/**
 * Answers with `handle` from `ready` on; who asks before waits. A server listens before it can answer, and a request that
 * found nobody to take it would hang for good.
 *
 * @param {Promise<unknown>} ready
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => unknown} handle
 * @returns {import("node:http").RequestListener}
 */
export function onceReady(ready, handle) {
  return (request, response) => {
    ready.then(
      () => handle(request, response),
      () => response.destroy(),
    );
  };
}
