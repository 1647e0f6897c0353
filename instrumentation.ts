import type { Instrumentation } from "next";

/** Next.js runs this once, before the first request: a wrong environment stops the server here, with one line. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkEnvAtStart } = await import("./lib/process/start");
  checkEnvAtStart();
  (await import("./lib/process/figures")).startFigures();
  if (process.env.NODE_ENV === "development") (await import("./lib/process/development")).answerInLanguages();
}

/** Next.js calls this for each fault that nothing of ours caught. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logPageFault } = await import("./lib/process/page-fault");
  logPageFault(error, {
    route: routePath,
    method: request.method,
    requestId: request.headers["x-request-id"],
  });
};
