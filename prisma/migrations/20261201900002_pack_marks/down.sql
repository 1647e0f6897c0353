DROP TABLE pack_marks;
