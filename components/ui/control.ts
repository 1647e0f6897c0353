/** What text box, text area, select and date box have in common: 44 px, a border of 3:1, red when refused. */
export const controlClasses =
  "w-full min-h-11 rounded-control border border-line-strong bg-surface-raised px-3 py-2 text-base text-ink transition-colors placeholder:text-ink-soft hover:border-ink-soft focus-visible:border-accent focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:border-line disabled:bg-surface-sunken disabled:text-ink-soft aria-invalid:border-bad";

/** The button inside of a field that takes a file. */
export const fileButton =
  "file:mr-3 file:min-h-8 file:cursor-pointer file:rounded-control file:border-0 file:bg-surface-sunken file:px-3 file:text-sm file:font-medium file:text-ink";
