import { readEnv, type SandboxEnv } from "./env";
import { startSandbox, type Sandbox } from "./server";

const STOP_WITHIN_MS = 2000;

function exitWith(message: string): never {
  console.error(message);
  process.exit(1);
}

function environment(): SandboxEnv {
  try {
    return readEnv(process.env);
  } catch (error) {
    return exitWith(error instanceof Error ? error.message : String(error));
  }
}

function reason(error: unknown, env: SandboxEnv): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE")
    return `port ${env.SANDBOX_PORT} on ${env.SANDBOX_HOST} is taken; set SANDBOX_PORT to another`;
  if (code === "ECONNREFUSED") return "no PostgreSQL answers at the address in DATABASE_URL";
  return error instanceof Error ? error.message : String(error);
}

function stopOnSignals(sandbox: Sandbox): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    void sandbox.stop().finally(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

async function main(): Promise<void> {
  const env = environment();
  const { SANDBOX_WEBHOOK_URL: url, SANDBOX_WEBHOOK_SECRET: secret } = env;
  const sandbox = await startSandbox({
    databaseUrl: env.DATABASE_URL,
    host: env.SANDBOX_HOST,
    port: env.SANDBOX_PORT,
    delayMs: env.SANDBOX_DELAY_MS,
    chaos: env.SANDBOX_CHAOS ?? null,
    upi: env.SANDBOX_UPI,
    exportRule: env.SANDBOX_EXPORT_RULE,
    debitNoticeSeconds: env.SANDBOX_DEBIT_NOTICE_SECONDS,
    rateLimit: env.SANDBOX_RATE_LIMIT ?? null,
    ...(url && secret && { webhook: { url, secret } }),
  }).catch((error: unknown) => exitWith(`sandbox: ${reason(error, env)}`));
  stopOnSignals(sandbox);
  console.log(`sandbox listening on ${sandbox.url}`);
}

void main();
