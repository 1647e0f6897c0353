import type { SystemFlow } from "@/lib/scope";

/** What a job is given: `clock` for jobs that run so long that `now` is out of date. */
export type JobFlow = SystemFlow & { clock: () => Date };

/** Something that the product does automatically. It may be run at any time, any number of times. */
export type Job<Name extends string = string> = {
  name: Name;
  /** On the kitchen's clock. */
  cron: string;
  /** Returns a sentence for the log. */
  run: (flow: JobFlow) => Promise<string>;
};

/** A job whose name is a type. */
export function job<const Name extends string>(described: Job<Name>): Job<Name> {
  return described;
}
