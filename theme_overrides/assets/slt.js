// What works without a script works better with it. One file, no storage, nothing from anywhere else.
"use strict";

// filter: begin
// filter: end

// copy: begin
// copy: end

// search: begin
// search: end
