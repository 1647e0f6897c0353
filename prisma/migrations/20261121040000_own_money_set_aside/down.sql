-- The way back: customers see the lines of their bills and credit alone.
DROP POLICY customer_reads_own_set_aside ON journal_lines;
