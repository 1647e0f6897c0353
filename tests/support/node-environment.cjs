// The package's ES module wrapper cannot be extended from an .mjs file under Jest's loader.
exports.NodeEnvironment = require("jest-environment-node").TestEnvironment;
