// Who asks. The door knows it only once the request's session has been read, deep in the page: this is where it is told.
import { AsyncLocalStorage } from "node:async_hooks";

/** @typedef {{ userId: number | null }} Asker */

const STORAGE = Symbol.for("tiffintrack.asker");

// every bundle of the server finds it at the same place
/** @type {AsyncLocalStorage<Asker>} */
const storage = (globalThis[STORAGE] ??= new AsyncLocalStorage());

/**
 * Runs `fn`, and whatever it starts, for somebody who may turn out to be known: `asker` then says who.
 * @template T
 * @param {Asker} asker
 * @param {() => T} fn
 * @returns {T}
 */
export function askedBy(asker, fn) {
  return storage.run(asker, fn);
}

/** @param {number} userId whose session this request has */
export function tellAsker(userId) {
  const asker = storage.getStore();
  if (asker) asker.userId = userId;
}
