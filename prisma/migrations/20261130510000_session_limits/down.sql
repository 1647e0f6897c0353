-- Nothing to take back: whoever was logged out has logged in again.
SELECT 1;
