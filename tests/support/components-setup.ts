import "@testing-library/jest-dom";
import { configure } from "@testing-library/react";

// what is waited for comes later on a busy machine
configure({ asyncUtilTimeout: 5_000 });

// forms keep unanswered presses in their tab
afterEach(() => sessionStorage.clear());
