import "@testing-library/jest-dom";

// forms keep unanswered presses in their tab
afterEach(() => sessionStorage.clear());
