import type { ComponentProps } from "react";
import { cn } from "./cn";

/*
 * A real table that turns into cards below 640 px; its cells look as `.table-cards` in globals.css says. The roles are explicit because some
 * browsers drop a table's semantics once its display changes.
 */
type TableProps = ComponentProps<"table"> & {
  /** The table's name for those who can't see what is around it. */
  caption: string;
  /** Tighter rows, for staff. */
  dense?: boolean;
};

export function Table({ caption, dense, className, children, ...props }: TableProps) {
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface-raised print:overflow-visible print:rounded-none">
      <table
        role="table"
        data-dense={dense ? "" : undefined}
        className={cn("table-cards w-full border-collapse text-start", className)}
        {...props}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return (
    <thead role="rowgroup" className={cn("border-b border-line bg-surface-sunken", className)} {...props} />
  );
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody role="rowgroup" className={cn("divide-y divide-line", className)} {...props} />;
}

export function TableFooter({ className, ...props }: ComponentProps<"tfoot">) {
  return <tfoot role="rowgroup" className={cn("border-t border-line font-semibold", className)} {...props} />;
}

export function TableRow(props: ComponentProps<"tr">) {
  return <tr role="row" {...props} />;
}

type HeadProps = ComponentProps<"th"> & { numeric?: boolean };

export function TableHead({ numeric, className, ...props }: HeadProps) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={cn(
        "px-4 py-2.5 text-start text-sm font-medium whitespace-nowrap text-ink-soft",
        numeric && "text-end",
        className,
      )}
      {...props}
    />
  );
}

type CellProps = ComponentProps<"td"> & {
  /** The column's name, shown before the value once the row is a card. */
  label?: string;
  /** Money, counts: right-aligned tabular figures. */
  numeric?: boolean;
};

export function TableCell({ label, numeric, ...props }: CellProps) {
  return <td role="cell" data-label={label} data-numeric={numeric ? "" : undefined} {...props} />;
}

/** The cell that names its row, and heads the card on a phone. */
export function TableRowHead(props: ComponentProps<"th">) {
  return <th role="rowheader" scope="row" {...props} />;
}
