/**
 * The header that the web server sets on a request from this machine that no proxy stands before; one that a caller sends
 * is taken away first (scripts/web/forwarded.mjs).
 */
export const LOCAL_CALLER = "x-tiffintrack-local";
