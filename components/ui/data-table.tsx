import type { Key, ReactNode } from "react";
import { formatCount } from "./format-count";
import {
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "./table";

export type Column<Row> = {
  /** Shown above the column, and before each of its values once the rows are cards. */
  name: string;
  /** For a column of buttons, which speak for themselves: only screen readers get the name. */
  isNameHidden?: boolean;
  /** Money, counts: right-aligned tabular figures. Counts are written with thousands separators. */
  numeric?: boolean;
  className?: string | ((row: Row) => string | undefined);
  cell: (row: Row) => ReactNode;
};

type DataTableProps<Row> = {
  /** The table's name for those who can't see what is around it. */
  caption: string;
  /** Tighter rows, for staff. */
  dense?: boolean;
  /** The first column names its row; `null` is a column left out. */
  columns: readonly (Column<Row> | null)[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  rowClassName?: string;
  /** The rows' total, shown as a last row. */
  total?: Row;
};

/** A table whose rows are all alike: each column is described once, for its header and all its cells. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, dense, rows, rowKey, rowClassName, total } = props;
  const columns = props.columns.filter((column) => column !== null);
  return (
    <Table caption={caption} dense={dense}>
      <TableHeader>
        <TableRow>
          {columns.map(({ name, isNameHidden, numeric }) => (
            <TableHead key={name} numeric={numeric}>
              {isNameHidden ? <span className="sr-only">{name}</span> : name}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <DataRow key={rowKey(row)} row={row} columns={columns} className={rowClassName} />
        ))}
      </TableBody>
      {total === undefined ? null : (
        <TableFooter className="[&_th]:font-semibold">
          <DataRow row={total} columns={columns} />
        </TableFooter>
      )}
    </Table>
  );
}

type DataRowProps<Row> = { row: Row; columns: readonly Column<Row>[]; className?: string };

function DataRow<Row>({ row, columns, className }: DataRowProps<Row>) {
  return (
    <TableRow className={className}>
      {columns.map((column, index) => (
        <DataCell key={column.name} row={row} column={column} isRowHead={index === 0} />
      ))}
    </TableRow>
  );
}

type DataCellProps<Row> = { row: Row; column: Column<Row>; isRowHead: boolean };

function DataCell<Row>({ row, column, isRowHead }: DataCellProps<Row>) {
  const { name, isNameHidden, numeric, cell } = column;
  const value = cell(row);
  const shown = numeric && typeof value === "number" ? formatCount(value) : value;
  const className = typeof column.className === "function" ? column.className(row) : column.className;
  if (isRowHead) return <TableRowHead className={className}>{shown}</TableRowHead>;
  return (
    <TableCell label={isNameHidden ? undefined : name} numeric={numeric} className={className}>
      {shown}
    </TableCell>
  );
}
