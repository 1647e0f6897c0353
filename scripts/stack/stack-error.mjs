/** Something the person at the keyboard can put right: shown as one line, without a stack. */
export class StackError extends Error {}

/** Runs an entry script: a StackError becomes one line and exit code 1, anything else keeps its stack. */
export async function runEntry(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StackError ? `error: ${error.message}` : error);
    process.exit(1);
  }
}
