import type { SystemFlow } from "@/lib/scope";

/** What a job is given: `clock` where it works for so long that `now` is over. */
export type JobFlow = SystemFlow & { clock: () => Date };

/** Something that the product does by itself. It may be run at any time, any number of times. */
export type Job<Name extends string = string> = {
  name: Name;
  /** On the kitchen's clock. */
  cron: string;
  /** Answers a sentence for the log. */
  run: (flow: JobFlow) => Promise<string>;
};

/** A job whose name is a type. */
export function job<const Name extends string>(described: Job<Name>): Job<Name> {
  return described;
}
