#!/usr/bin/env node
// The command's start: runs `main.js` with V8's code cache of the build where it fits this Node.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
// What `node:module` gives; to load that takes longer.
const Module = module.constructor;

const file = path.join(__dirname, 'main.js');
const dynamic = vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER;

/** Loads `main.js` as `require` would, but for the cache. */
function start() {
  // The build writes ASCII alone, which is read fastest as Latin 1.
  const source = Module.wrap(fs.readFileSync(file, 'latin1'));
  let cachedData;
  try {
    cachedData = fs.readFileSync(`${file}.cache`);
  } catch {}
  const script = new vm.Script(source, { filename: file, cachedData, importModuleDynamically: dynamic });
  if (process.env.APOLOGY_LINT_BUILD_CACHE)
    process.on('exit', () => fs.writeFileSync(`${file}.cache`, script.createCachedData()));
  const module = new Module(file);
  module.filename = file;
  // The pieces that are loaded later find it under its path.
  Module._cache[file] = module;
  script.runInThisContext().call(module.exports, module.exports, require, module, file, __dirname);
  module.loaded = true;
}

if (dynamic === undefined) require(file);
else start();
