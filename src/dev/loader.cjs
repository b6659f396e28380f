#!/usr/bin/env node
// The command's start: runs `main.js` with V8's code cache of the build where it fits this Node.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const file = `${__dirname}${path.sep}main.js`;
let cachedData;
try {
  cachedData = fs.readFileSync(`${file}.cache`);
} catch {}
// The build writes ASCII alone, which is read fastest as Latin 1.
const script = new vm.Script(fs.readFileSync(file).toString('latin1'), { filename: file, cachedData });
if (process.env.APOLOGY_LINT_BUILD_CACHE)
  process.on('exit', () => fs.writeFileSync(`${file}.cache`, script.createCachedData()));
// The pieces that are loaded later find it under its path.
const main = { exports: {}, loaded: true };
require.cache[file] = main;
script.runInThisContext()(main.exports, require, __dirname);
