DROP TABLE account_closings;
