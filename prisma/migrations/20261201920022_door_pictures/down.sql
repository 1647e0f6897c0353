DROP TABLE door_pictures;
