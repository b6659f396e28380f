#!/usr/bin/env node
// The command's start: runs the pieces that a plain draft needs from one file, with V8's code cache of the build where
// it fits this Node. All other pieces are files of their own, and find these ones under their paths in require.cache.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const Module = require('node:module');

const file = path.join(__dirname, 'main.js');
const dynamic = vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER;

function pieces() {
  if (dynamic === undefined) return {};
  const source = fs.readFileSync(file, 'utf8');
  let cachedData;
  try {
    cachedData = fs.readFileSync(`${file}.cache`);
  } catch {}
  const script = new vm.Script(source, { filename: file, cachedData, importModuleDynamically: dynamic });
  if (process.env.APOLOGY_LINT_BUILD_CACHE)
    process.on('exit', () => fs.writeFileSync(`${file}.cache`, script.createCachedData()));
  return script.runInThisContext();
}

const table = pieces();

function load(name) {
  const filename = path.join(__dirname, name);
  const known = Module._cache[filename];
  if (known) return known.exports;
  const piece = table[name];
  if (!piece) return require(filename);
  const folder = path.dirname(filename);
  const module = new Module(filename);
  module.filename = filename;
  Module._cache[filename] = module;
  const own = (id) => (id.startsWith('.') ? load(path.posix.join(path.posix.dirname(name), id)) : require(id));
  piece.call(module.exports, module.exports, own, module, filename, folder);
  // esbuild exports getters; a call at each use of a constant would slow the loops down.
  module.exports = { ...module.exports };
  module.loaded = true;
  return module.exports;
}

load('chunks/cli.cjs');
