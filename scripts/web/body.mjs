// Bodies are read whole before anything decodes them, so that none is too large and none is decoded in vain.

/**
 * The bytes of a request's body, which the request's handler can read again; null when they exceed `mostBytes`, and
 * undefined when the sender hung up.
 *
 * @param {import("node:http").IncomingMessage} request
 * @returns {Promise<Buffer | null | undefined>}
 */
export function bodyOf(request, mostBytes) {
  const chunks = [];
  let size = Number(request.headers["content-length"] ?? 0);
  if (size > mostBytes) return Promise.resolve(null);
  size = 0;
  const { promise, resolve } = Promise.withResolvers();
  const settle = (value) => {
    request.off("readable", read);
    request.off("close", hungUp);
    resolve(value);
  };
  const hungUp = () => settle(undefined);
  function read() {
    for (let chunk = request.read(); chunk !== null; chunk = request.read()) {
      size += chunk.length;
      if (size > mostBytes) return settle(null);
      chunks.push(chunk);
    }
    if (!request.complete) return;
    const body = Buffer.concat(chunks, size);
    // in the same turn as the last read: the stream has not signalled its end yet
    if (size > 0) request.unshift(body);
    settle(body);
  }
  request.on("readable", read);
  request.on("close", hungUp);
  return promise;
}
