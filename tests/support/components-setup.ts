import "@testing-library/jest-dom";

// a form keeps in its tab what was not answered yet
afterEach(() => sessionStorage.clear());
