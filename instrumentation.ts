/** Next.js runs this once, before the first request: a wrong environment stops the server here, with one line. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkEnvAtStart } = await import("./lib/start");
  checkEnvAtStart();
}
