DROP TABLE dish_pictures;
