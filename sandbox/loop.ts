export type Loop = { wake: () => void; stop: () => Promise<void> };

/**
 * Runs `round` repeatedly: at once when it says there is more to do, otherwise after `everyMs` or when woken.
 * A failing round (say, the database is down) is reported once and retried like any other.
 */
export function startLoop(name: string, everyMs: number, round: () => Promise<boolean>): Loop {
  let stopped = false;
  let woken = false;
  let interrupt = () => {};
  let failing = false;

  async function runOnce(): Promise<boolean> {
    try {
      const more = await round();
      failing = false;
      return more;
    } catch (error) {
      if (!failing && !stopped)
        console.error(`sandbox: ${name} interrupted:`, error instanceof Error ? error.message : error);
      failing = true;
      return false;
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      const more = await runOnce();
      if (!more && !woken && !stopped) await pause();
    }
  }

  const finished = run();
  return {
    wake: () => {
      woken = true;
      interrupt();
    },
    stop: async () => {
      stopped = true;
      interrupt();
      await finished;
    },
  };
}
