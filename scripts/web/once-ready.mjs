/**
 * Answers with `handle` from `ready` on; earlier requests wait. A server listens before it can answer, and a request that
 * found no handler would hang for good.
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
